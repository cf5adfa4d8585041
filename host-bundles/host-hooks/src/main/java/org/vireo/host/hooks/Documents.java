package org.vireo.host.hooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.vireo.host.spi.hook.HookDocument;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Judges what a script made of a document. Pure. */
final class Documents {
    private Documents() {}

    /** Throws with a sentence's end that says what is wrong; {@code before} is what the script was given. */
    static void check(HookDocument kind, String before, String after) throws IOException {
        if (after.equals(before)) {
            return;
        }
        switch (kind) {
            case DOMAIN -> domain(root(before), root(after));
            case DEVICE -> device(root(before), root(after));
            case JSON -> json(after);
            case NONE -> throw new IOException("it was given no document");
        }
    }

    private static void domain(Element before, Element after) throws IOException {
        if (!after.getTagName().equals("domain")) {
            throw new IOException("it left XML whose root is <" + after.getTagName() + ">, not <domain>");
        }
        same("uuid", before, after);
        same("name", before, after);
    }

    private static void device(Element before, Element after) throws IOException {
        if (!after.getTagName().equals(before.getTagName())) {
            throw new IOException(
                    "it left XML whose root is <" + after.getTagName() + ">, not <" + before.getTagName() + ">");
        }
    }

    private static void same(String tag, Element before, Element after) throws IOException {
        if (!Objects.equals(child(before, tag), child(after, tag))) {
            throw new IOException("it changed the " + tag + " of the virtual machine");
        }
    }

    private static String child(Element root, String tag) {
        var text = new StringBuilder();
        for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().equals(tag)) {
                text.append(node.getTextContent().strip()).append('\n');
            }
        }
        return text.toString();
    }

    private static Element root(String xml) throws IOException {
        try {
            return builder().parse(new InputSource(new StringReader(xml))).getDocumentElement();
        } catch (SAXException e) {
            throw new IOException("it left XML that cannot be read: " + e.getMessage(), e);
        }
    }

    private static DocumentBuilder builder() {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java cannot read XML without document types", e);
        }
    }

    /** The one of Java prints. */
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException problem) {
            // a warning is no reason to refuse
        }

        @Override
        public void error(SAXParseException problem) throws SAXException {
            throw problem;
        }

        @Override
        public void fatalError(SAXParseException problem) throws SAXException {
            throw problem;
        }
    }

    private static void json(String text) throws IOException {
        try {
            var reader = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
            if (!reader.readTree(text).isContainerNode()) {
                throw new IOException("it left JSON that is neither an object nor a list");
            }
        } catch (JsonProcessingException e) {
            throw new IOException("it left JSON that cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
