package org.vireo.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.change.Changes;
import org.vireo.engine.api.change.Changes.Change;
import org.vireo.inventory.Nic;
import org.vireo.inventory.Vm;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ClusterId;
import org.vireo.model.NicId;
import org.vireo.model.NicModel;
import org.vireo.model.TemplateId;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.model.VmStatus;

final class ChangeFeedStoreTest {
    private static final ClusterId CLUSTER = ClusterId.of("58cfb470-03b9-01d0-03b9-0000000001e7");
    private static final Set<Change> MISSED = Set.of(new Change("missed", new UUID(0, 0)));

    private final BlockingQueue<Set<Change>> heard = new LinkedBlockingQueue<>();
    private final VmId vm = VmId.random();
    private TestStore store;
    private ChangeFeed feed;

    @BeforeEach
    void open() throws Exception {
        store = new TestStore();
        feed = new ChangeFeed(store.source());
        feed.listen(new Ear());
        awaitFeed();
    }

    @AfterEach
    void close() throws Exception {
        feed.stop();
        store.close();
    }

    private final class Ear implements Changes.Listener {
        @Override
        public void changed(Set<Change> changes) {
            heard.add(changes);
        }

        @Override
        public void missed() {
            heard.add(MISSED);
        }
    }

    /** It says that something may be missing when it begins to hear, before or after this test does. */
    private void awaitFeed() throws Exception {
        var marker = new Change("marker", UUID.randomUUID());
        Set<Change> got = Set.of();
        for (int i = 0; i < 100 && !got.contains(marker); i++) {
            say("marker:" + marker.id());
            got = Optional.ofNullable(heard.poll(200, TimeUnit.MILLISECONDS)).orElse(Set.of());
        }
        assertThat(got).contains(marker);
    }

    private void say(String text) throws SQLException {
        execute("select pg_notify('vireo_changes', '" + text + "')");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = store.source().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** All that is told until the word that is sent after it. */
    private Set<Change> told() throws Exception {
        var end = new Change("end", UUID.randomUUID());
        say("end:" + end.id());
        var all = new HashSet<Change>();
        while (!all.contains(end)) {
            all.addAll(heard.poll(20, TimeUnit.SECONDS));
        }
        all.removeIf(change -> Set.of("end", "marker", "missed").contains(change.kind()));
        return all;
    }

    private void addMachine() {
        store.transactions().run(() -> {
            var row = new Vm(vm);
            row.setName("v");
            row.setClusterId(CLUSTER);
            row.setTemplateId(TemplateId.BLANK);
            row.setOriginalTemplateId(TemplateId.BLANK);
            row.setStatus(VmStatus.DOWN);
            row.setSettings(VmSettings.BLANK);
            row.setCreated(Instant.EPOCH);
            store.inventory().add(row);
        });
    }

    @Test
    void tellsOfWhatWasAddedChangedAndRemoved() throws Exception {
        addMachine();
        assertThat(told()).containsExactly(new Change("vm", vm.value()));

        store.transactions().run(() -> store.inventory().get(Vm.class, vm).setStatus(VmStatus.UP));
        assertThat(told()).containsExactly(new Change("vm", vm.value()));

        execute("delete from vm where id = '" + vm.value() + "'");
        assertThat(told()).containsExactly(new Change("vm", vm.value()));
    }

    @Test
    void partsTellOfWhatTheyBelongTo() throws Exception {
        addMachine();
        told();
        store.transactions().run(() -> {
            var nic = new Nic(NicId.random());
            nic.setName("nic1");
            nic.setVmId(Optional.of(vm));
            nic.setModel(NicModel.VIRTIO);
            store.inventory().add(nic);
        });
        assertThat(told()).containsExactly(new Change("vm", vm.value()));
    }

    @Test
    void marksOfWorkAndWhatIsRolledBackAreNotTold() throws Exception {
        addMachine();
        told();
        execute("update vm set last_sequence = last_sequence + 1");
        execute("update host set last_heartbeat = now()");
        execute("begin; update vm set status = 'up'; rollback");

        assertThat(told()).isEmpty();
    }

    @Test
    void saysThatSomethingMayBeMissingWhenItsConnectionWasCut() throws Exception {
        told();
        heard.clear();
        execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %' or query = 'select 1'");

        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(MISSED);
        addMachine();
        assertThat(told()).contains(new Change("vm", vm.value()));
    }

    @Test
    void wordsThatAreNoneAreNotHeard() {
        assertThat(ChangeFeed.change("vm:" + vm.value())).contains(new Change("vm", vm.value()));
        assertThat(ChangeFeed.change("vm:1")).isEmpty();
        assertThat(ChangeFeed.change("vm")).isEmpty();
        assertThat(ChangeFeed.change("<b>:" + vm.value())).isEmpty();
    }
}
