package org.vireo.rest.surface;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vireo.rest.define.Beans;
import org.vireo.rest.define.Tree;
import org.vireo.rest.objects.Definitions;
import org.vireo.rest.wire.WireFormats;

class DescriptionTest {
    private final WireFormats wire = new WireFormats();
    private final Outline outline = Outline.read();
    private final List<Conformance.Row> rows =
            new Conformance(new Surface(outline), new Tree(Definitions.roots(new Beans(wire)))).rows();

    @Test
    void everyRequestIsServedOrRefusedWithAReason() {
        assertThat(rows).hasSizeGreaterThan(700);
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.reason().isEmpty())
                        .as(row.verb() + " " + row.path())
                        .isEqualTo(row.state() == Conformance.State.SERVED));
        assertThat(rows)
                .filteredOn(row -> row.path().equals("/vms/{vm}/start"))
                .singleElement()
                .satisfies(row -> assertThat(row.state()).isEqualTo(Conformance.State.SERVED));
        assertThat(rows)
                .filteredOn(row -> row.path().equals("/katelloerrata"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.state()).isEqualTo(Conformance.State.REFUSED));
    }

    @Test
    void whatOpenApiRefersToIsThere() {
        var document = new OpenApi(rows, outline, wire.catalog()).document();
        assertThat(document.path("openapi").asText()).startsWith("3.0");
        assertThat(document.path("paths").size()).isGreaterThan(400);
        Set<String> referred = new HashSet<>();
        references(document, referred);
        assertThat(referred)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isObject())
                        .as(reference)
                        .isTrue());
        assertThat(document.at("/paths/~1vms/post/requestBody/content/application~1json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/Vm");
        assertThat(document.at("/paths/~1vms/get/responses/200/content/application~1json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/Vms");
    }

    @Test
    void operationsHaveNamesOfTheirOwn() {
        var document = new OpenApi(rows, outline, wire.catalog()).document();
        Set<String> names = new HashSet<>();
        document.path("paths")
                .forEach(path -> path.forEach(operation -> assertThat(
                                names.add(operation.path("operationId").asText()))
                        .as(operation.path("operationId").asText())
                        .isTrue()));
    }

    private static void references(JsonNode node, Set<String> found) {
        if (node.has("$ref")) {
            found.add(node.path("$ref").asText());
        }
        node.forEach(child -> references(child, found));
    }
}
