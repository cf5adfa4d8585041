package org.vireo.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownResultsTest {
    private final Map<String, String> store = new HashMap<>(Map.of("host", "alpha"));
    private final KnownResults results = new KnownResults(store);
    private int asked;

    private Optional<String> get(String key) {
        return results.get(key, name -> {
            asked++;
            return Optional.ofNullable(store.get(name));
        });
    }

    @Test
    void asksTheStoreForNothingThatIsSettled() {
        assertThat(get("host")).contains("alpha");
        assertThat(get("mode")).isEmpty();
        results.written("mode");
        results.committed("mode", "FRESH");
        assertThat(get("mode")).contains("FRESH");
        assertThat(asked).isZero();
    }

    @Test
    void asksTheStoreForWhatMayHaveBeenRolledBack() {
        results.written("host");
        assertThat(get("host")).contains("alpha");
        store.put("host", "beta");
        assertThat(get("host")).contains("beta");
        assertThat(asked).isEqualTo(2);
        results.committed("host", "beta");
        store.clear();
        assertThat(get("host")).contains("beta");
    }
}
