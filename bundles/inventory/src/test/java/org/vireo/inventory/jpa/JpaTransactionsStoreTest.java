package org.vireo.inventory.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.inventory.Account;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.InventoryError;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ModelError;
import org.vireo.model.UserId;
import org.vireo.model.VireoException;

final class JpaTransactionsStoreTest {
    private TestStore store;
    private Inventory inventory;
    private Transactions transactions;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void open() {
        store = new TestStore();
        inventory = store.inventory();
        transactions = store.transactions();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void add(String name) {
        var account = new Account(UserId.random());
        account.setName(name);
        account.setProfile("internal");
        inventory.add(account);
    }

    private long kept() {
        return inventory.count(Account.class, Where.all());
    }

    @Test
    void rollsBackEverythingWhenAnyPartFails() {
        assertThatThrownBy(() -> transactions.run(() -> {
                    add("a");
                    inventory.flush();
                    transactions.run(() -> add("b"));
                    throw new IllegalStateException("on purpose");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("on purpose");

        assertThat(kept()).isZero();
    }

    @Test
    void doesNotWatchWhatIsOnlyRead() {
        add("a");

        var seen = transactions.read(() -> {
            var account = inventory.list(Account.class, Where.all()).get(0);
            assertThat(inventory.get(Account.class, account.id())).isSameAs(account);
            account.setName("changed");
            return account;
        });

        assertThat(inventory.get(Account.class, seen.id()).name()).isEqualTo("a");
    }

    @Test
    void refusesToWriteWhereOneOnlyReads() {
        add("a");
        var known = inventory.list(Account.class, Where.all()).get(0);

        assertThatThrownBy(() -> transactions.read(() -> {
                    add("b");
                    return null;
                }))
                .hasMessageContaining("only reads");
        assertThatThrownBy(() -> transactions.read(() -> inventory.getForUpdate(Account.class, known.id())))
                .hasMessageContaining("only reads");
        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void keepsChangesWhenReadingIsPartOfMore() {
        transactions.run(() -> transactions.read(() -> {
            add("a");
            return null;
        }));

        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void refusesToCommitWhenTheFailureOfAPartIsPassedOver() {
        assertThatThrownBy(() -> transactions.run(() -> {
                    add("a");
                    try {
                        transactions.run(() -> {
                            throw new IllegalStateException("on purpose");
                        });
                    } catch (IllegalStateException e) {
                        told.add(e.getMessage());
                    }
                }))
                .isInstanceOf(VireoException.class)
                .hasMessageContaining("on purpose");

        assertThat(told).containsExactly("on purpose");
        assertThat(kept()).isZero();
    }

    @Test
    void goesOnWhenSomethingLookedForIsMissing() {
        transactions.run(() -> {
            add("a");
            assertThatThrownBy(() -> inventory.get(Account.class, UserId.random()))
                    .isInstanceOf(VireoException.class);
        });

        assertThat(kept()).isOne();
    }

    @Test
    void seesItsOwnChangesBeforeTheCommit() {
        transactions.run(() -> {
            add("a");
            assertThat(kept()).isOne();
            inventory.remove(inventory.list(Account.class, Where.all()).get(0));
            assertThat(kept()).isZero();
        });
    }

    @Test
    void actsAfterTheOutermostCommitAndOutsideOfIt() {
        transactions.run(() -> {
            transactions.run(() -> {
                add("a");
                transactions.afterCommit(() -> {
                    told.add("kept " + kept());
                    add("b");
                });
            });
            told.add("inner ended");
        });

        assertThat(told).containsExactly("inner ended", "kept 1");
        assertThat(kept()).isEqualTo(2);
    }

    @Test
    void doesNotActAfterARollBack() {
        assertThatThrownBy(() -> transactions.run(() -> {
                    transactions.afterCommit(() -> told.add("never"));
                    throw new IllegalStateException("on purpose");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> transactions.run(() -> {
                    transactions.afterCommit(() -> told.add("never"));
                    add("same");
                    add("same");
                }))
                .isInstanceOfSatisfying(
                        VireoException.class, e -> assertThat(e.code()).isEqualTo(ModelError.NAME_IN_USE));

        assertThat(told).isEmpty();
    }

    @Test
    void actsOnWhenOneActionFails() {
        transactions.run(() -> {
            transactions.afterCommit(() -> {
                throw new IllegalStateException("on purpose");
            });
            transactions.afterCommit(() -> told.add("second"));
        });

        assertThat(told).containsExactly("second");
    }

    @Test
    void actsAtOnceOutsideOfTransactions() {
        transactions.afterCommit(() -> told.add("now"));

        assertThat(told).containsExactly("now");
    }

    @Test
    void saysThatTheDatabaseIsUnreachableAndGoesOnWhenItIsBack() {
        assertThatThrownBy(() -> transactions.run(() -> {
                    add("a");
                    inventory.flush();
                    endAllSessions();
                    kept();
                }))
                .isInstanceOfSatisfying(
                        VireoException.class, e -> assertThat(e.code()).isEqualTo(InventoryError.DATABASE_UNREACHABLE));

        add("b");
        assertThat(kept()).isOne();
    }

    private void endAllSessions() {
        try (var connection = store.source().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid, 10000) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
