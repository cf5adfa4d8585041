package org.vireo.rest.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;

/**
 * JSON as the clients of API v4 expect it: the object itself without a wrapper, a collection as an object with one list
 * named after the item's element, integers and booleans as strings, decimals as numbers, dates as milliseconds since
 * the epoch. Input may have native numbers and booleans in place of strings and the reverse.
 */
final class JsonCodec implements WireFormat {
    private final TypeCatalog catalog;
    private final JsonFactory factory = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    JsonCodec(TypeCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public void write(Object value, OutputStream out) throws IOException {
        try (JsonGenerator generator = factory.createGenerator(out)) {
            new JsonWriter(catalog, generator).structure(value, 0);
        }
    }

    @Override
    public ItemWriter items(Class<?> itemType, OutputStream out) throws IOException {
        return new JsonItems(catalog, catalog.mustCollect(itemType).items(), factory.createGenerator(out));
    }

    @Override
    public <T> T read(InputStream in, Class<T> expected) throws IOException {
        return read(() -> factory.createParser(in), expected);
    }

    @Override
    public <T> T read(Reader in, Class<T> expected) throws IOException {
        return read(() -> factory.createParser(in), expected);
    }

    private <T> T read(Source source, Class<T> expected) throws IOException {
        try (JsonParser parser = source.open()) {
            return expected.cast(new JsonReader(catalog, parser).document(catalog.type(expected)));
        } catch (JsonProcessingException e) {
            throw malformed(e.getOriginalMessage(), e);
        } catch (CharConversionException e) {
            throw malformed(e.getMessage(), e);
        }
    }

    private static WireException malformed(String detail, Exception cause) {
        return new WireException(WireException.Problem.MALFORMED, "", "not well-formed JSON: " + detail, cause);
    }

    private interface Source {
        JsonParser open() throws IOException;
    }
}
