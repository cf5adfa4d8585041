import com.sun.tools.xjc.Driver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jboss.weld.environment.se.Weld;
import org.ovirt.api.metamodel.analyzer.ModelAnalyzer;
import org.ovirt.api.metamodel.concepts.Model;
import org.ovirt.api.metamodel.tool.BuiltinTypes;
import org.ovirt.api.metamodel.tool.SchemaGenerator;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Makes the Java types of the API from the sources of the published model. The build runs this file with the source
 * launcher, in a process of its own because the tools need packages of the JDK opened.
 *
 * <p>Of the model's tool only the schema generator runs: the whole tool writes four times the code and takes ten times
 * as long.
 */
final class GenerateTypes {
    private static final Logger WELD = Logger.getLogger("org.jboss.weld");

    /** Arguments: sources of the model, base schema, binding file, schema to write, source directory to write, package. */
    public static void main(String[] args) throws Exception {
        var schema = Path.of(args[3]).toAbsolutePath();
        Files.createDirectories(schema.getParent());
        writeSchema(Path.of(args[0]), Path.of(args[1]), schema);
        dropListsOfEnumValues(schema);
        compile(schema, Path.of(args[2]), Path.of(args[4]), args[5]);
    }

    private static void writeSchema(Path sources, Path base, Path schema) throws IOException {
        WELD.setLevel(Level.WARNING);
        var model = new Model();
        var analyzer = new ModelAnalyzer();
        analyzer.setModel(model);
        analyzer.analyzeSource(sources.toFile());
        var weld = new Weld();
        var beans = weld.initialize().instance();
        try {
            beans.select(BuiltinTypes.class).get().addBuiltinTypes(model);
            var generator = beans.select(SchemaGenerator.class).get();
            generator.setInFile(base.toFile());
            generator.setOutFile(schema.toFile());
            generator.generate(model);
        } finally {
            weld.shutdown();
        }
    }

    /** Version 3 of the API listed the values of every enumeration; version 4 has no resource that answers with them. */
    private static void dropListsOfEnumValues(Path schema) throws Exception {
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(schema.toFile());
        var root = document.getDocumentElement();
        Set<String> lists = new HashSet<>();
        List<Node> dropped = new ArrayList<>();
        for (var child : elements(root)) {
            if (child.getTagName().equals("xs:group") && child.getAttribute("name").equals("EnumValues")) {
                dropped.add(child);
                var members = child.getElementsByTagName("xs:element");
                for (int i = 0; i < members.getLength(); i++) {
                    lists.add(((Element) members.item(i)).getAttribute("type"));
                }
            }
        }
        for (var child : elements(root)) {
            if (child.getTagName().equals("xs:complexType") && lists.contains(child.getAttribute("name"))) {
                dropped.add(child);
            }
        }
        dropped.forEach(root::removeChild);
        TransformerFactory.newInstance()
                .newTransformer()
                .transform(new DOMSource(document), new StreamResult(schema.toFile()));
    }

    private static List<Element> elements(Element parent) {
        List<Element> found = new ArrayList<>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    private static void compile(Path schema, Path bindings, Path target, String packageName) throws Exception {
        deleteOld(target.resolve(packageName.replace('.', '/')));
        Files.createDirectories(target);
        var options = new String[] {
            "-quiet", "-extension", "-npa", "-no-header", "-encoding", "UTF-8",
            "-p", packageName, "-d", target.toString(), "-b", bindings.toString(), schema.toString()
        };
        if (Driver.run(options, System.out, System.out) != 0) {
            throw new IllegalStateException("xjc refused " + schema);
        }
    }

    private static void deleteOld(Path sources) throws IOException {
        if (!Files.isDirectory(sources)) {
            return;
        }
        try (var files = Files.list(sources)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
