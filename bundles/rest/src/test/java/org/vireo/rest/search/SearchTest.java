package org.vireo.rest.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vireo.model.VmStatus;

class SearchTest {
    private static final List<Map<String, Object>> ITEMS = List.of(
            item("alpha", VmStatus.UP, 1024, "Default", List.of("10.0.0.1"), "2026-11-01T00:00:00Z"),
            item("Beta one", VmStatus.DOWN, 2048, "Default", List.of(), "2026-11-10T00:00:00Z"),
            item("gamma", VmStatus.UP, 512, "Other", List.of("10.0.0.2", "fe80::1"), "2026-11-20T00:00:00Z"));

    private static Map<String, Object> item(
            String name, VmStatus status, int memory, String cluster, List<String> ips, String created) {
        return Map.of(
                "id",
                "id-" + name,
                "name",
                name,
                "status",
                status,
                "memory",
                memory,
                "cluster",
                cluster,
                "ip",
                ips,
                "creationdate",
                Instant.parse(created));
    }

    private static final class ByKey implements Search.Fields<Map<String, Object>> {
        @Override
        public boolean has(String name) {
            return ITEMS.get(0).containsKey(name);
        }

        @Override
        public Object value(Map<String, Object> item, String name) {
            return item.get(name);
        }

        @Override
        public Collection<String> names() {
            return List.of("name", "cluster");
        }
    }

    private static String found(String text, boolean exact, Optional<Integer> max) {
        return String.join(
                ",",
                Search.apply(text, exact, java.time.Clock.systemUTC(), max, ITEMS, new ByKey()).page().stream()
                        .map(item -> (String) item.get("name"))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name=alpha | alpha",
                "name = ALPHA | alpha",
                "name=\"Beta one\" | Beta one",
                "name=*a | alpha,gamma",
                "name=b* | Beta one",
                "name!=alpha | Beta one,gamma",
                "status=up | alpha,gamma",
                "status != down | alpha,gamma",
                "status=up and cluster=default | alpha",
                "status=up cluster=default | alpha",
                "name=alpha or name=gamma and cluster=Default | alpha",
                "(name=alpha or name=gamma) and cluster=Other | gamma",
                "memory>=1024 | alpha,Beta one",
                "memory<1024 | gamma",
                "ip=fe80* | gamma",
                "creationdate>2026-11-05 | Beta one,gamma",
                "other | gamma",
                "et | Beta one",
                "sortby memory | gamma,alpha,Beta one",
                "status=up sortby name desc | gamma,alpha",
                "Vms: name=alpha | alpha",
                "NAME=alpha AND STATUS=up | alpha",
                "id=id-gamma | gamma",
                "name=\"and\" | ''"
            })
    void findsWhatIsMeant(String text, String names) {
        assertThat(found(text, false, Optional.empty())).isEqualTo(names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name=",
                "=x",
                "nofield=x",
                "name=\"x",
                "name=x and",
                "or name=x",
                "(name=x",
                "name==x",
                "name=x page 0",
                "name=x page",
                "sortby",
                "sortby nofield",
                "name=x )",
                "name=x sortby name page 1 more"
            })
    void findsNothingWhenItCannotBeUnderstood(String text) {
        assertThat(found(text, false, Optional.empty())).isEmpty();
    }

    @Test
    void minesTheCaseOnlyWhenAsked() {
        assertThat(found("name=ALPHA", true, Optional.empty())).isEmpty();
        assertThat(found("name=alpha", true, Optional.empty())).isEqualTo("alpha");
    }

    @Test
    void cutsPages() {
        assertThat(found("page 1", false, Optional.of(2))).isEqualTo("alpha,Beta one");
        assertThat(found("page 2", false, Optional.of(2))).isEqualTo("gamma");
        assertThat(found("page 3", false, Optional.of(2))).isEmpty();
        assertThat(found("status=up", false, Optional.of(1))).isEqualTo("alpha");
    }

    @Test
    void bracketsWithoutEndDoNotExhaustTheStack() {
        var deep = IntStream.range(0, 100_000).mapToObj(i -> "(").collect(java.util.stream.Collectors.joining());
        assertThat(found(deep, false, Optional.empty())).isEmpty();
    }
}
