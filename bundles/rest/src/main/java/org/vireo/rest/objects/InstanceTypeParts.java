package org.vireo.rest.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.inventory.Definition;
import org.vireo.inventory.VnicProfile;
import org.vireo.inventory.Where;
import org.vireo.model.GraphicsType;
import org.vireo.model.VmSettings;
import org.vireo.model.VnicProfileId;
import org.vireo.rest.define.Beans;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Constants;
import org.vireo.rest.define.Context;
import org.vireo.rest.types.BaseResource;
import org.vireo.rest.types.GraphicsConsole;
import org.vireo.rest.types.InstanceType;
import org.vireo.rest.types.Nic;
import org.vireo.rest.types.Watchdog;

/**
 * Devices of instance types. A virtual machine made from a type gets its watchdog and consoles; interfaces are kept for clients, which add
 * them to the machine themselves.
 */
final class InstanceTypeParts {
    private static final String WATCHDOG = "instance_type_watchdog";
    private static final String CONSOLE = "instance_type_console";

    private final Beans beans;

    InstanceTypeParts(Beans beans) {
        this.beans = beans;
    }

    Collection<Definition, Nic> nics() {
        return this.<Nic>define("nics", Nic.class, "instance_type_nic")
                .settled(InstanceTypeParts::settle)
                .owned("instance_type", "vm", "vms", "template")
                .shown((bean, definition, context) -> {
                    bean.setInstanceType(type(context));
                    Optional.ofNullable(bean.getVnicProfile())
                            .ifPresent(profile -> bean.setVnicProfile(context.refer(
                                    new org.vireo.rest.types.VnicProfile(), "vnicprofiles", profile.getId())));
                })
                .builder()
                .required("name")
                .forEveryone()
                .build();
    }

    private static void settle(Nic sent, Context context) {
        if (sent.getVnicProfile() != null) {
            var found = context.resolve(VnicProfile.class, VnicProfileId::new, sent.getVnicProfile());
            var reference = new org.vireo.rest.types.VnicProfile();
            reference.setId(found.id().toString());
            sent.setVnicProfile(reference);
        }
    }

    Collection<Definition, Watchdog> watchdogs() {
        return this.<Watchdog>define("watchdogs", Watchdog.class, WATCHDOG)
                .settled((sent, context) -> WatchdogsCollection.check(sent))
                .owned("instance_type", "vm", "template", "name")
                .shown((bean, definition, context) -> bean.setInstanceType(type(context)))
                .builder()
                .required("model", "action")
                .forEveryone()
                .build();
    }

    Collection<Definition, GraphicsConsole> consoles() {
        return this.<GraphicsConsole>define("graphicsconsoles", GraphicsConsole.class, CONSOLE)
                .owned("instance_type", "vm", "template", "name", "address", "port", "tls_port")
                .shown((bean, definition, context) -> bean.setInstanceType(type(context)))
                .builder()
                .required("protocol")
                .forEveryone()
                .build();
    }

    private <A extends BaseResource> DefinedCollection<A> define(String segment, Class<A> type, String kind) {
        return new DefinedCollection<>(beans, segment, type, kind).within(InstanceTypeParts::owner);
    }

    private static UUID owner(Context context) {
        return context.owner(Definition.class).id().value();
    }

    private static InstanceType type(Context context) {
        return context.refer(new InstanceType(), "instancetypes", owner(context).toString());
    }

    /** With the devices of the type where it has some, else with those of before. */
    static VmSettings equip(VmSettings before, Definition type, Beans beans, Context context) {
        var settings = before;
        for (var watchdog : parts(type, WATCHDOG, Watchdog.class, beans, context)) {
            settings = WatchdogsCollection.with(settings, watchdog);
        }
        var consoles = new ArrayList<GraphicsType>();
        for (var console : parts(type, CONSOLE, GraphicsConsole.class, beans, context)) {
            consoles.add(Constants.model(GraphicsType.class, console.getProtocol()));
        }
        return consoles.isEmpty()
                ? settings
                : settings.edit().graphics(consoles).done();
    }

    private static <A> List<A> parts(Definition type, String kind, Class<A> shape, Beans beans, Context context) {
        var ofType = Where.equal("kind", kind).andEqual("ownerId", type.id().value());
        return context.inventory().list(Definition.class, ofType).stream()
                .map(part -> beans.fromJson(part.extras(), shape))
                .toList();
    }
}
