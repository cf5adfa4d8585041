package org.vireo.inventory.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.EntityTransaction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.inventory.Jsonb;
import org.vireo.inventory.Transactions;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.sealing.Sealer;

/** Transactions of one database, bound to threads. Thread-safe. */
@Component(service = {Transactions.class, JpaTransactions.class})
public final class JpaTransactions implements Transactions {
    private static final Logger LOG = LoggerFactory.getLogger(JpaTransactions.class);

    private final EntityManagerFactory factory;
    private final ThreadLocal<Unit> present = new ThreadLocal<>();

    /** Works on one persistence unit; secrets in it are sealed. */
    @Activate
    public JpaTransactions(
            @Reference(target = "(osgi.unit.name=vireo)") EntityManagerFactory factory, @Reference Sealer sealer) {
        this.factory = factory;
        Jsonb.sealWith(sealer);
    }

    @Override
    public <T> T call(Supplier<T> work) {
        Objects.requireNonNull(work, "work");
        Unit outer = present.get();
        return outer == null ? begin(manager -> work.get(), false) : join(outer, work);
    }

    @Override
    public <T> T read(Supplier<T> work) {
        Objects.requireNonNull(work, "work");
        Unit outer = present.get();
        return outer == null ? begin(manager -> work.get(), true) : join(outer, work);
    }

    /** Whether the present transaction keeps no changes. */
    boolean onlyReads() {
        Unit unit = present.get();
        return unit != null && unit.reading;
    }

    @Override
    public void afterCommit(Runnable action) {
        Objects.requireNonNull(action, "action");
        Unit unit = present.get();
        if (unit == null) {
            action.run();
        } else {
            unit.actions.add(action);
        }
    }

    /** Joins the present transaction without dooming it when the work merely refuses, or begins one. */
    <T> T with(Function<EntityManager, T> work) {
        Unit unit = present.get();
        return unit == null ? begin(work, false) : BrokenRule.translated(() -> work.apply(unit.manager));
    }

    private static <T> T join(Unit outer, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            outer.doom(e);
            throw e;
        }
    }

    private <T> T begin(Function<EntityManager, T> work, boolean reading) {
        Unit unit = new Unit(BrokenRule.translated(factory::createEntityManager), reading);
        T result;
        present.set(unit);
        try {
            result = BrokenRule.translated(() -> unit.carryOut(work));
        } finally {
            present.remove();
            unit.close();
        }
        unit.actions.forEach(JpaTransactions::runGuarded);
        return result;
    }

    /** What is committed stays committed: an action that fails must not look like a transaction that failed. */
    private static void runGuarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.error("An action after a commit failed", e);
        }
    }

    /** An outermost transaction. Confined to its thread. */
    private static final class Unit {
        private final EntityManager manager;
        private final boolean reading;
        private final List<Runnable> actions = new ArrayList<>();
        private Throwable doom;

        Unit(EntityManager manager, boolean reading) {
            this.manager = manager;
            this.reading = reading;
        }

        void doom(Throwable cause) {
            if (doom == null) {
                doom = cause;
            }
        }

        <T> T carryOut(Function<EntityManager, T> work) {
            EntityTransaction transaction = manager.getTransaction();
            transaction.begin();
            T result = work.apply(manager);
            if (doom != null) {
                throw new VireoException(
                        ModelError.DEFECT,
                        "cannot commit: a part of this transaction failed and its failure was passed over ("
                                + doom.getMessage() + ")",
                        doom);
            }
            transaction.commit();
            return result;
        }

        void close() {
            try {
                if (manager.getTransaction().isActive()) {
                    manager.getTransaction().rollback();
                }
            } catch (RuntimeException e) {
                // must not hide what made the transaction fail; the provider throws exceptions of its own here
                LOG.warn("A transaction could not be rolled back; the database will do it: {}", e.getMessage());
            } finally {
                manager.close();
            }
        }
    }
}
