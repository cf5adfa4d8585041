package org.vireo.report.jasper;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code etc/vireo.report.jasper.cfg}; two underscores stand for one. */
@ObjectClassDefinition(name = "Reports for print")
public @interface JasperConfig {
    @AttributeDefinition(description = "Name of the product at the head of every page")
    String product() default "Vireo";

    @AttributeDefinition(description = "Colour of headings and of the first series of charts, such as #1f5f8b")
    String colour() default "#1f5f8b";

    @AttributeDefinition(
            description = "Picture at the head of every page, a PNG or JPEG file; empty: none",
            required = false)
    String logo() default "";

    @AttributeDefinition(
            description =
                    "Font files for Chinese, Japanese and Korean, separated by commas; of those that are there, the first that has a letter",
            required = false)
    String cjk__fonts() default
            "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf,/usr/share/fonts/truetype/nanum/NanumGothic.ttf";
}
