package org.vireo.rest.wire;

import java.io.IOException;
import java.io.InputStream;

/** The documents that describe the API to machines. The caller closes the streams. */
public final class PublishedModel {
    private static final String FOLDER = "/org/vireo/rest/model/";

    private PublishedModel() {}

    /** Every path, method, parameter, type and text of the model as JSON in UTF-8; about 9 MB. */
    public static InputStream description() throws IOException {
        return open("model.json");
    }

    /** {@link #description()} without its texts: services, methods, parameters and types as JSON in UTF-8; about 500 kB. */
    public static InputStream outline() throws IOException {
        return open("outline.json");
    }

    /** The schema that {@link WireFormats#xml()} follows, in UTF-8; about 400 kB. */
    public static InputStream schema() throws IOException {
        return open("api.xsd");
    }

    private static InputStream open(String name) throws IOException {
        var stream = PublishedModel.class.getResourceAsStream(FOLDER + name);
        if (stream == null) {
            throw new IOException("the bundle was built without " + FOLDER + name);
        }
        return stream;
    }
}
