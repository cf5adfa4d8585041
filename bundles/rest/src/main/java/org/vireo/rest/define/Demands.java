package org.vireo.rest.define;

import java.util.Arrays;
import java.util.List;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.BaseResource;

/** What a definition demands of a body before it is looked at any further. Immutable. */
public final class Demands {
    private final Beans beans;

    public Demands(Beans beans) {
        this.beans = beans;
    }

    /** Refuses a body without a mandatory attribute. {@code cluster.id|name} wants one of the two. */
    void complete(Class<?> type, Object sent, List<String> required, String method) {
        var missing = required.stream().filter(path -> !has(sent, path)).toList();
        if (!missing.isEmpty()) {
            throw RequestFault.incomplete(type.getSimpleName(), String.join(", ", missing), method);
        }
    }

    /** Refuses a body that would alter the id or another fixed attribute; repeating the present value is fine. */
    void unaltered(BaseResource present, BaseResource sent, List<String> immutable) {
        if (sent.getId() != null && !sent.getId().equalsIgnoreCase(present.getId())) {
            throw RequestFault.immutable("id");
        }
        for (var path : immutable) {
            var wanted = beans.at(sent, path);
            var here = beans.at(present, path);
            if (wanted != null && (here == null || !beans.same(wanted, here))) {
                throw RequestFault.immutable(path);
            }
        }
    }

    private boolean has(Object sent, String path) {
        var dot = path.lastIndexOf('.');
        var holder = dot < 0 ? "" : path.substring(0, dot + 1);
        return Arrays.stream(path.substring(dot + 1).split("\\|")).anyMatch(name -> present(sent, holder + name));
    }

    private boolean present(Object sent, String path) {
        var value = beans.at(sent, path);
        return value != null && !(value instanceof String text && text.isBlank());
    }
}
