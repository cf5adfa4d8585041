package org.vireo.inventory.jpa;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.persistence.Query;

/** Statements as they are. Thread-safe. */
final class Native {
    private final JpaTransactions transactions;

    Native(JpaTransactions transactions) {
        this.transactions = transactions;
    }

    void together(Runnable work) {
        transactions.run(work);
    }

    boolean any(String text, Object... parameters) {
        return !result(text + " limit 1", parameters).isEmpty();
    }

    Set<UUID> ids(String text, Object... parameters) {
        var ids = new LinkedHashSet<UUID>();
        result(text, parameters).forEach(id -> ids.add(UUID.fromString((String) id)));
        return ids;
    }

    List<Object[]> rows(String text, Object... parameters) {
        return result(text, parameters).stream().map(row -> (Object[]) row).toList();
    }

    private List<?> result(String text, Object... parameters) {
        return transactions.with(manager -> {
            var query = manager.createNativeQuery(text);
            bind(query, parameters);
            return query.getResultList();
        });
    }

    void change(String text, Object... parameters) {
        transactions.with(manager -> {
            manager.flush();
            var query = manager.createNativeQuery(text);
            bind(query, parameters);
            return query.executeUpdate();
        });
    }

    private static void bind(Query query, Object... parameters) {
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
    }
}
