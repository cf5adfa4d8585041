package org.vireo.database;

import javax.sql.DataSource;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Migrates what is not in the engine's database. Stateless. */
@Component
public final class ForeignSchemas implements SchemaMigrations {
    @Activate
    public ForeignSchemas() {}

    @Override
    public void apply(Bundle bundle, SchemaSource source, DataSource target) {
        try {
            Migrations.apply(Schema.in(bundle, source), target);
        } catch (SchemaRefusedException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
