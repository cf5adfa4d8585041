package org.vireo.rest.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SurfaceTest {
    private static final String ID = UUID.randomUUID().toString();

    private final Outline outline = Outline.read();
    private final Surface surface = new Surface(outline);

    @Test
    void leadsToEveryMethodThatHasAPath() {
        var reached = new HashSet<String>();
        surface.all().forEach(spot -> reached.add(spot.service().name()));
        var methods = outline.services().values().stream()
                .filter(service -> reached.contains(service.name()))
                .mapToInt(service -> service.methods().size())
                .sum();
        var all = outline.services().values().stream()
                .mapToInt(service -> service.methods().size())
                .sum();
        assertThat(all).isEqualTo(706);
        assertThat(methods).isGreaterThan(680);
    }

    @Test
    void findsCollectionsItemsAndActions() {
        assertThat(surface.operation("GET", List.of("vms"))).contains("/vms");
        assertThat(surface.operation("POST", List.of("vms", ID, "previewsnapshot")))
                .contains("/vms/{vm}/previewsnapshot");
        assertThat(surface.operation("POST", List.of("events", "undelete"))).contains("/events/undelete");
        assertThat(surface.operation("PUT", List.of("vms", ID, "nics", ID))).contains("/vms/{vm}/nics/{nic}");
    }

    @Test
    void knowsNothingThatIsNotPublished() {
        assertThat(surface.operation("PUT", List.of("vms"))).isEmpty();
        assertThat(surface.operation("GET", List.of("vms", ID, "nonsense"))).isEmpty();
        assertThat(surface.operation("GET", List.of("vms", ID, "start"))).isEmpty();
        assertThat(surface.operation("POST", List.of("vms", ID, "nics", ID, "start")))
                .isEmpty();
    }

    @Test
    void formsOfAnAdditionShareItsPath() {
        var disks = surface.find(List.of("disks")).orElseThrow();
        assertThat(disks.operations())
                .filteredOn(one -> one.method().name().equals("on_storage_domain"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.verb()).isEqualTo("POST");
                    assertThat(one.action()).isEmpty();
                });
    }
}
