package org.vireo.rest.http;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Limits of the API. */
@ObjectClassDefinition(name = "Vireo REST", description = "Limits of the API")
public @interface RestConfig {
    @AttributeDefinition(
            description = "How long an addition, change or removal waits for its job before it is answered")
    int change__wait__seconds() default 20;

    @AttributeDefinition(description = "How long a request waits whose client asked to wait")
    int asked__wait__seconds() default 180;

    @AttributeDefinition(description = "Largest body taken in")
    int body__limit__bytes() default 4194304;
}
