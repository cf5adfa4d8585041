import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reduces the published description of the API to what programs need: the build runs this file with the source launcher. */
final class OutlineModel {
    private static final List<String> FOR_PEOPLE = List.of("doc", "html", "annotations");

    /** Arguments: description of the model, file to write. */
    public static void main(String[] args) throws Exception {
        var json = new ObjectMapper();
        var model = json.readTree(Path.of(args[0]).toFile());
        strip(model);
        ((ObjectNode) model).remove("documents");
        Files.write(Path.of(args[1]), json.writeValueAsBytes(model));
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(FOR_PEOPLE);
        }
        node.forEach(OutlineModel::strip);
    }
}
