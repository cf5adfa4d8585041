package org.vireo.rest.wire;

import java.io.BufferedWriter;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PushbackInputStream;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UnsupportedEncodingException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML without namespaces, indented, one element a line: some clients find ids with regular expressions that rely on it.
 *
 * <p>A document type declaration is refused and entities are never resolved. Elements may come in any order. The root
 * must be the element of the expected type or of a subtype.
 */
final class XmlCodec implements WireFormat {
    private final TypeCatalog catalog;

    XmlCodec(TypeCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public String mediaType() {
        return "application/xml";
    }

    @Override
    public ItemWriter items(Class<?> itemType, OutputStream out) {
        return new XmlItems(catalog, catalog.mustCollect(itemType), text(out));
    }

    private static Writer text(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    @Override
    public void write(Object value, OutputStream out) throws IOException {
        var text = text(out);
        new XmlWriter(catalog, text).document(value);
        text.flush();
    }

    @Override
    public <T> T read(InputStream in, Class<T> expected) throws IOException {
        var peeked = new PushbackInputStream(in);
        var first = peeked.read();
        if (first < 0) {
            throw empty();
        }
        peeked.unread(first);
        return read(() -> factory().createXMLStreamReader(peeked), expected);
    }

    @Override
    public <T> T read(Reader in, Class<T> expected) throws IOException {
        var peeked = new PushbackReader(in);
        var first = peeked.read();
        if (first < 0) {
            throw empty();
        }
        peeked.unread(first);
        return read(() -> factory().createXMLStreamReader(peeked), expected);
    }

    private <T> T read(Source source, Class<T> expected) throws IOException {
        try {
            return expected.cast(new XmlReader(catalog, source.open()).document(expected));
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException failed && !isAboutEncoding(failed)) {
                throw failed;
            }
            throw new WireException(WireException.Problem.MALFORMED, "", "not well-formed XML: " + oneLine(e), e);
        }
    }

    /** The parser of the JDK, whatever other one is installed: its limits are known, and a factory of it is cheap. */
    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private static boolean isAboutEncoding(IOException failed) {
        return failed instanceof CharConversionException || failed instanceof UnsupportedEncodingException;
    }

    private static String oneLine(XMLStreamException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    }

    private static WireException empty() {
        return new WireException(WireException.Problem.EMPTY, "", "the body is empty", null);
    }

    private interface Source {
        XMLStreamReader open() throws XMLStreamException;
    }
}
