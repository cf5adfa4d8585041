package org.vireo.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.Details;
import org.vireo.engine.api.command.DetailsChange;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.vm.AddVm;
import org.vireo.engine.api.vm.RemoveVm;
import org.vireo.engine.api.vm.UpdateVm;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.TemplateId;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;

class IconsTest {
    private static TestStore store;

    private final Lab lab = new Lab(store);
    private final VmId one = VmId.random();
    private final VmId other = VmId.random();

    @BeforeAll
    static void open() {
        store = new TestStore();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @BeforeEach
    void start() {
        lab.start();
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private void done(Command command) throws Exception {
        assertThat(lab.run(command)).isInstanceOf(JobOutcome.Finished.class);
    }

    private void add(VmId id, String extras) throws Exception {
        var details = new Details("icon-" + id, "", "", extras);
        done(new AddVm(id, details, Lab.CLUSTER, TemplateId.BLANK, VmSettings.BLANK, false, Map.of()));
    }

    private void change(VmId id, String extras) throws Exception {
        var details = new DetailsChange(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(extras));
        done(new UpdateVm(id, details, Optional.empty(), Optional.empty(), false));
    }

    private static String sent(String data) {
        return "{\"large_icon\":{\"media_type\":\"image/png\",\"data\":\"" + data + "\"},\"origin\":\"x\"}";
    }

    private static List<Definition> icons() {
        return store.inventory().list(Definition.class, Where.equal("kind", Icons.KIND));
    }

    private String extras(VmId id) {
        return store.inventory().get(Vm.class, id).extras().replace(" ", "");
    }

    @Test
    void machinesWithTheSameIconShareItAndTheLastTakesItAlong() throws Exception {
        add(one, sent("AAAA"));
        add(other, sent("AAAA"));

        var icon = icons().get(0);
        assertThat(icons()).hasSize(1);
        assertThat(icon.extras()).contains("image/png").contains("AAAA");
        assertThat(extras(one))
                .contains("\"large_icon\":{\"id\":\"" + icon.id().value() + "\"}")
                .contains("\"origin\":\"x\"")
                .doesNotContain("AAAA");

        done(new RemoveVm(one, false, false));
        assertThat(icons()).hasSize(1);
        done(new RemoveVm(other, false, false));
        assertThat(icons()).isEmpty();
    }

    @Test
    void anotherIconTakesThePlaceOfTheOneBefore() throws Exception {
        add(one, sent("BBBB"));
        var before = icons().get(0).id();

        change(
                one,
                "{\"large_icon\":{\"id\":\"" + before.value() + "\",\"media_type\":\"image/png\",\"data\":\"CCCC\"}}");

        assertThat(icons()).singleElement().satisfies(icon -> {
            assertThat(icon.extras()).contains("CCCC");
            assertThat(extras(one)).contains(icon.id().value().toString()).doesNotContain("CCCC");
        });
        change(one, "{}");
        assertThat(icons()).isEmpty();
        done(new RemoveVm(one, false, false));
    }
}
