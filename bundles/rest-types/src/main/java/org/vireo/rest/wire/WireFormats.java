package org.vireo.rest.wire;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Both formats over one catalogue of types. Reading the types takes a few hundred milliseconds, so it happens once,
 * when the bundle starts and not with the first request. Immutable.
 */
@Component(service = WireFormats.class, immediate = true)
public final class WireFormats {
    private final TypeCatalog catalog;
    private final XmlCodec xml;
    private final JsonCodec json;

    @Activate
    public WireFormats() {
        catalog = TypeCatalog.load();
        xml = new XmlCodec(catalog);
        json = new JsonCodec(catalog);
    }

    public TypeCatalog catalog() {
        return catalog;
    }

    public WireFormat xml() {
        return xml;
    }

    public WireFormat json() {
        return json;
    }
}
