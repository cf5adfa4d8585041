package org.vireo.rest.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vireo.inventory.Criterion;
import org.vireo.inventory.store.TestStore;
import org.vireo.rest.fakes.Estate;
import org.vireo.rest.searched.Searched;

/** What a search bar is told. */
final class CompletionStoreTest {
    private static TestStore store;

    @BeforeAll
    static void fill() {
        store = new TestStore();
        Estate.fill(store, 12);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private static List<Completion.Proposal> proposals(String text, Optional<Criterion> sight) {
        return Completion.of(
                text,
                Searched.VMS,
                new Asking(sight, false, Clock.systemUTC(), measure -> Map.of()),
                store.inventory());
    }

    private static List<String> texts(String text) {
        return proposals(text, Optional.empty()).stream()
                .map(Completion.Proposal::text)
                .toList();
    }

    @Test
    void offersFieldsAtTheBeginning() {
        assertThat(texts("")).contains("name", "status", "clusters", "tag").doesNotContain("and", "=");
        assertThat(texts("stat")).containsExactly("status");
        assertThat(proposals("name=x and stat", Optional.empty()))
                .containsExactly(new Completion.Proposal("field", "status", 11));
        assertThat(texts("Clusters.na")).containsExactly("clusters.name");
        assertThat(texts("(na")).containsExactly("name");
    }

    @Test
    void offersOperatorsAfterAField() {
        assertThat(texts("memory")).contains("=", "<=");
        assertThat(proposals("run_once", Optional.empty()))
                .contains(new Completion.Proposal("operator", "!=", 8))
                .doesNotContain(new Completion.Proposal("operator", "<", 8));
        assertThat(texts("name ")).contains("=");
    }

    @Test
    void offersValuesThatOccur() {
        assertThat(texts("status=po")).containsExactly("powering_up", "powering_down");
        assertThat(proposals("name=vm-1", Optional.empty()))
                .containsExactly(
                        new Completion.Proposal("value", "vm-1", 5),
                        new Completion.Proposal("value", "vm-10", 5),
                        new Completion.Proposal("value", "vm-11", 5),
                        new Completion.Proposal("value", "vm-12", 5));
        assertThat(texts("description=\"Ev")).containsExactly("\"Even one\"");
        assertThat(texts("cluster=")).containsExactly("Default", "far");
        assertThat(texts("Datacenters.name=w")).containsExactly("West");
        assertThat(texts("creationdate>t")).containsExactly("today");
    }

    @Test
    void offersKeywordsAfterACondition() {
        assertThat(texts("name=x a")).contains("and", "address", "architecture");
        assertThat(texts("name=x sortby mem")).contains("memory");
        assertThat(texts("name=x sortby memory ")).containsExactly("asc", "desc", "page");
        assertThat(texts("name=x page ")).isEmpty();
    }

    @Test
    void offersNothingForWhatIsNoSearch() {
        assertThat(texts("name=x page 2 3 4 ")).isEmpty();
        assertThat(texts("x".repeat(100_000))).isEmpty();
        assertThat(texts("nosuch=")).isEmpty();
    }

    @Test
    void tellsNobodyWhatMayNotBeSeen() {
        Optional<Criterion> nobody = Optional.of(new Criterion.Visible(Set.of(UUID.randomUUID()), false));

        assertThat(proposals("name=", nobody)).isEmpty();
        assertThat(proposals("cluster=", nobody)).isEmpty();
        assertThat(proposals("status=do", nobody)).isNotEmpty();
    }
}
