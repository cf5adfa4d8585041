package org.vireo.inventory.jpa;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.LockModeType;
import org.eclipse.persistence.config.QueryHints;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Term;
import org.vireo.inventory.Where;
import org.vireo.model.Id;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/** The inventory in a database. Thread-safe; entities belong to the transaction that loaded them. */
@Component
public final class JpaInventory implements Inventory {
    private final JpaTransactions transactions;

    /** Joins these transactions. */
    @Activate
    public JpaInventory(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public <T> Optional<T> find(Class<T> type, Id id) {
        return transactions.with(manager -> Optional.ofNullable(manager.find(type, id.value(), hints())));
    }

    /** Entities that are only read need no second copy to compare them with at the end. */
    private Map<String, Object> hints() {
        return transactions.onlyReads() ? Map.of(QueryHints.READ_ONLY, true) : Map.of();
    }

    private void refuseWithinReading(String what, Class<?> type) {
        if (transactions.onlyReads()) {
            throw new VireoException(
                    ModelError.DEFECT,
                    "cannot " + what + " a " + Kinds.ofType(type) + " in a transaction that only reads");
        }
    }

    @Override
    public <T> T get(Class<T> type, Id id) {
        return find(type, id).orElseThrow(() -> missing(type, id));
    }

    @Override
    public <T> T getForUpdate(Class<T> type, Id id) {
        refuseWithinReading("lock", type);
        return transactions.with(manager -> {
            // locking reads the row anew, which would drop changes not yet sent
            manager.flush();
            T entity = manager.find(type, id.value(), LockModeType.PESSIMISTIC_WRITE);
            if (entity == null) {
                throw missing(type, id);
            }
            return entity;
        });
    }

    private static VireoException missing(Class<?> type, Id id) {
        return new VireoException(
                ModelError.OBJECT_NOT_FOUND, Kinds.ofType(type) + " " + id.value() + " does not exist");
    }

    @Override
    public void add(Object entity) {
        Objects.requireNonNull(entity, "entity");
        refuseWithinReading("add", entity.getClass());
        transactions.with(manager -> {
            manager.persist(entity);
            return null;
        });
    }

    @Override
    public void remove(Object entity) {
        Objects.requireNonNull(entity, "entity");
        refuseWithinReading("remove", entity.getClass());
        transactions.with(manager -> {
            if (!manager.contains(entity)) {
                throw new VireoException(
                        ModelError.DEFECT,
                        "cannot remove a " + Kinds.ofType(entity.getClass())
                                + " that was not loaded in the present transaction");
            }
            manager.remove(entity);
            return null;
        });
    }

    @Override
    public <T> List<T> list(Class<T> type, Where where) {
        return transactions.with(manager -> {
            var selection = new Selection(manager, type, where);
            return selection.hopeless() ? List.<T>of() : selection.entities(type, hints());
        });
    }

    @Override
    public List<UUID> ids(Class<?> type, Where where) {
        return transactions.with(manager -> {
            var selection = new Selection(manager, type, where);
            return selection.hopeless() ? List.<UUID>of() : selection.ids();
        });
    }

    @Override
    public List<String> values(Class<?> type, Term term, Where where) {
        return transactions.with(manager -> {
            var selection = new Selection(manager, type, where);
            return selection.hopeless() ? List.<String>of() : selection.values(term);
        });
    }

    @Override
    public long count(Class<?> type, Where where) {
        return transactions.with(manager -> {
            var selection = new Selection(manager, type, where);
            return selection.hopeless() ? 0L : selection.count();
        });
    }

    @Override
    public Map<UUID, Long> sums(Class<?> type, String number, String by, Where where) {
        return transactions.with(manager -> {
            var selection = new Selection(manager, type, where);
            return selection.hopeless() ? Map.<UUID, Long>of() : selection.sums(number, by);
        });
    }

    @Override
    public void flush() {
        transactions.with(manager -> {
            manager.flush();
            return null;
        });
    }
}
