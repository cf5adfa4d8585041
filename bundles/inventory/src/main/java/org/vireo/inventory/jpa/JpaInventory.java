package org.vireo.inventory.jpa;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import javax.persistence.TypedQuery;
import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.CriteriaQuery;
import javax.persistence.criteria.Root;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.inventory.Inventory;
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
        return transactions.with(manager -> Optional.ofNullable(manager.find(type, id.value())));
    }

    @Override
    public <T> T get(Class<T> type, Id id) {
        return find(type, id).orElseThrow(() -> missing(type, id));
    }

    @Override
    public <T> T getForUpdate(Class<T> type, Id id) {
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
        transactions.with(manager -> {
            manager.persist(entity);
            return null;
        });
    }

    @Override
    public void remove(Object entity) {
        Objects.requireNonNull(entity, "entity");
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
            var selection = selection(manager, type, where);
            return selection.hopeless() ? List.<T>of() : List.copyOf(query(manager, type, where, selection));
        });
    }

    private static <T> List<T> query(EntityManager manager, Class<T> type, Where where, Selection<T> selection) {
        CriteriaBuilder builder = manager.getCriteriaBuilder();
        CriteriaQuery<T> criteria = builder.createQuery(type);
        Root<T> root = criteria.from(type);
        criteria.select(root).where(selection.conditions(builder, root)).orderBy(selection.order(builder, root));
        TypedQuery<T> query = manager.createQuery(criteria).setFirstResult(where.skip());
        where.bound().ifPresent(query::setMaxResults);
        return query.getResultList();
    }

    @Override
    public long count(Class<?> type, Where where) {
        return transactions.with(manager -> countOf(manager, type, where));
    }

    private static <T> long countOf(EntityManager manager, Class<T> type, Where where) {
        var selection = selection(manager, type, where);
        if (selection.hopeless()) {
            return 0L;
        }
        CriteriaBuilder builder = manager.getCriteriaBuilder();
        CriteriaQuery<Long> criteria = builder.createQuery(Long.class);
        Root<T> root = criteria.from(type);
        criteria.select(builder.count(root)).where(selection.conditions(builder, root));
        return manager.createQuery(criteria).getSingleResult();
    }

    private static <T> Selection<T> selection(EntityManager manager, Class<T> type, Where where) {
        return new Selection<>(manager.getMetamodel().entity(type), where);
    }

    @Override
    public void flush() {
        transactions.with(manager -> {
            manager.flush();
            return null;
        });
    }
}
