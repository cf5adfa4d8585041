package org.vireo.rest.objects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.vireo.inventory.Host;
import org.vireo.inventory.HostHooks;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.json.ModelJson;
import org.vireo.protocol.hook.HookFile;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Source;
import org.vireo.rest.types.Hook;

/** Scripts at the hook points of a host, as its agent reported them. */
final class HostHooksCollection {
    private static final ObjectMapper JSON = ModelJson.newMapper();
    private static final TypeReference<List<HookFile>> HOOKS = new TypeReference<>() {};

    private HostHooksCollection() {}

    static Collection<HookFile, Hook> made() {
        return Collection.of("hooks", Hook.class, Source.of(HostHooksCollection::all, HostHooksCollection::id))
                .shown(HostHooksCollection::show)
                .build();
    }

    private static List<HookFile> all(Context context) {
        var host = context.owner(Host.class).id();
        return context.engine()
                .inventory()
                .find(HostHooks.class, host)
                .map(kept -> read(kept.hooks()))
                .orElse(List.of());
    }

    private static List<HookFile> read(String text) {
        try {
            return JSON.readValue(text, HOOKS);
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "the hooks kept of a host cannot be read", e);
        }
    }

    private static String id(HookFile hook) {
        return UUID.nameUUIDFromBytes(("hook/" + hook.point() + "/" + hook.name()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static Hook show(HookFile hook, Context context) {
        var bean = new Hook();
        bean.setName(hook.name());
        bean.setEventName(hook.point());
        bean.setMd5(hook.md5());
        bean.setHost(context.refer(
                new org.vireo.rest.types.Host(),
                "hosts",
                context.owner(Host.class).id()));
        return bean;
    }
}
