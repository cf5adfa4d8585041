package org.vireo.inventory.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.Secret;

final class EntitiesStoreTest {
    private static TestStore store;

    @BeforeAll
    static void open() {
        store = new TestStore();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void knowsEveryTable() throws SQLException {
        Set<String> tables = column("select table_name from information_schema.tables"
                + " where table_schema = 'public' and table_type = 'BASE TABLE'");
        Set<String> kinds = new HashSet<>(Set.of("flyway_schema_history"));
        // read and written as a whole by their owners
        kinds.addAll(Set.of("permit", "role_permit", "group_member"));
        // only views for the warehouse read it
        kinds.add("operating_system");
        Filled.KINDS.forEach(kind ->
                kinds.add(kind.getAnnotation(javax.persistence.Table.class).name()));

        assertThat(kinds).isEqualTo(tables);
    }

    @Test
    void keepsEveryFieldOfEveryKind() {
        var filled = new Filled(Set.of());

        keep(filled);

        assertKept(filled);
        forget(filled);
    }

    @Test
    void keepsWhatIsNotSet() throws SQLException {
        var filled = new Filled(nullable());

        keep(filled);

        assertKept(filled);
        forget(filled);
    }

    @Test
    void keepsChangesOfLoadedEntities() throws SQLException {
        var sparse = new Filled(nullable());
        keep(sparse);

        store.transactions()
                .run(() -> store.inventory()
                        .get(org.vireo.inventory.Vm.class, vmId(sparse))
                        .setDescription("changed"));

        store.restart();
        assertThat(store.inventory()
                        .get(org.vireo.inventory.Vm.class, vmId(sparse))
                        .description())
                .isEqualTo("changed");
        forget(sparse);
    }

    private static org.vireo.model.VmId vmId(Filled filled) {
        return new org.vireo.model.VmId(filled.id(org.vireo.inventory.Vm.class));
    }

    private static void keep(Filled filled) {
        store.transactions()
                .run(() -> Filled.KINDS.forEach(kind -> store.inventory().add(filled.entity(kind))));
        store.restart();
    }

    private static void assertKept(Filled filled) {
        for (Class<?> kind : Filled.KINDS) {
            Object read = only(kind, filled.id(kind));
            assertThat(read)
                    .as(kind.getSimpleName())
                    .usingRecursiveComparison()
                    .withEqualsForType(Secret::equals, Secret.class)
                    .isEqualTo(filled.entity(kind));
        }
    }

    private static <T> T only(Class<T> kind, UUID id) {
        List<T> found = store.inventory().list(kind, Where.equal(kind.getDeclaredFields()[0].getName(), id));
        assertThat(found).as(kind.getSimpleName()).hasSize(1);
        return found.get(0);
    }

    private static void forget(Filled filled) {
        store.transactions()
                .run(() -> Filled.KINDS.forEach(kind -> store.inventory().remove(only(kind, filled.id(kind)))));
        Filled.KINDS.forEach(kind -> assertThat(store.inventory()
                        .count(kind, Where.equal(kind.getDeclaredFields()[0].getName(), filled.id(kind))))
                .as(kind.getSimpleName())
                .isZero());
    }

    private static Set<String> nullable() throws SQLException {
        Set<String> columns = column("select table_name || '.' || column_name from information_schema.columns"
                + " where table_schema = 'public' and is_nullable = 'YES'");
        // each belongs to one of two
        columns.removeAll(Set.of("nic.vm_id", "disk_attachment.vm_id", "permission.account_id"));
        return columns;
    }

    private static Set<String> column(String sql) throws SQLException {
        try (var connection = store.source().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            Set<String> values = new HashSet<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
