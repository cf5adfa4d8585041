package org.vireo.inventory.jpa;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.platform.database.PostgreSQLPlatform;

/**
 * PostgreSQL that finds out the type of a null by itself. Otherwise a null that went through a converter is sent as text, which columns of
 * type uuid, jsonb and timestamptz refuse. Public because the persistence provider asks for it.
 */
public final class UntypedNulls extends PostgreSQLPlatform {
    private static final long serialVersionUID = 1L;

    @Override
    protected void setNullFromDatabaseField(DatabaseField field, PreparedStatement statement, int index)
            throws SQLException {
        statement.setNull(index, Types.NULL);
    }
}
