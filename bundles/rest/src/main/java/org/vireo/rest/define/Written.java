package org.vireo.rest.define;

import java.util.Optional;
import org.vireo.rest.types.BaseResource;

/**
 * What became of a change.
 *
 * @param status of HTTP
 * @param bean to answer with
 * @param location of what was added
 */
public record Written(int status, Optional<Object> bean, Optional<String> location) {
    static Written created(BaseResource bean, boolean ended) {
        return new Written(ended ? 201 : 202, Optional.of(bean), Optional.ofNullable(bean.getHref()));
    }

    static Written plain(int status, Object bean) {
        return new Written(status, Optional.of(bean), Optional.empty());
    }
}
