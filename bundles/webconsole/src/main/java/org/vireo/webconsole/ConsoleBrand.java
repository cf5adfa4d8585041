package org.vireo.webconsole;

import org.apache.felix.webconsole.BrandingPlugin;
import org.osgi.service.component.annotations.Component;
import org.vireo.spi.brand.Brand;

/** Names the console after the product, as the brand is at the moment; the logo comes with the tabs. Stateless. */
@Component
public final class ConsoleBrand implements BrandingPlugin {
    private static final String LOGO = "/" + PluginsTab.LABEL + "/res/" + Reception.LOGO;
    /** The portal, from any page of the console. */
    private static final String HOME = "/vireo/portal/";

    @Override
    public String getBrandName() {
        return Html.escaped(Brand.current().product());
    }

    @Override
    public String getProductName() {
        return getBrandName();
    }

    @Override
    public String getProductURL() {
        return Brand.current().link().map(Html::escaped).orElse(HOME);
    }

    @Override
    public String getProductImage() {
        return LOGO;
    }

    @Override
    public String getVendorName() {
        var brand = Brand.current();
        return Html.escaped(brand.vendor().isEmpty() ? brand.product() : brand.vendor());
    }

    @Override
    public String getVendorURL() {
        return getProductURL();
    }

    @Override
    public String getVendorImage() {
        return LOGO;
    }

    @Override
    public String getFavIcon() {
        return LOGO;
    }

    @Override
    public String getMainStyleSheet() {
        return "/res/karaf/ui/webconsole.css";
    }
}
