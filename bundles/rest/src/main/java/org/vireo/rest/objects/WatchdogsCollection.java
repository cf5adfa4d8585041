package org.vireo.rest.objects;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.DetailsChange;
import org.vireo.engine.api.vm.UpdateTemplate;
import org.vireo.engine.api.vm.UpdateVm;
import org.vireo.inventory.Template;
import org.vireo.inventory.Vm;
import org.vireo.model.VmSettings;
import org.vireo.model.Watchdog;
import org.vireo.model.WatchdogAction;
import org.vireo.model.WatchdogModel;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Constants;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.Source;
import org.vireo.rest.fault.RequestFault;

/** The one watchdog that a virtual machine or template may have. */
final class WatchdogsCollection {
    /** There is one at most: it goes by the same id everywhere. */
    private static final String ONLY = new UUID(0, 0).toString();

    private static final Watchdog NONE = new Watchdog(WatchdogModel.I6300ESB, WatchdogAction.NONE);

    private WatchdogsCollection() {}

    static Collection<Watchdog, org.vireo.rest.types.Watchdog> ofVm() {
        return define(
                context -> context.owner(Vm.class).settings(),
                (settings, context) -> new UpdateVm(
                        context.owner(Vm.class).id(), DetailsChange.NONE, Optional.empty(), Optional.of(settings)),
                bean -> context -> bean.setVm(context.refer(
                        new org.vireo.rest.types.Vm(),
                        "vms",
                        context.owner(Vm.class).id())));
    }

    static Collection<Watchdog, org.vireo.rest.types.Watchdog> ofTemplate() {
        return define(
                context -> context.owner(Template.class).settings(),
                (settings, context) -> new UpdateTemplate(
                        context.owner(Template.class).id(), DetailsChange.NONE, Optional.of(settings)),
                bean -> context -> bean.setTemplate(context.refer(
                        new org.vireo.rest.types.Template(),
                        "templates",
                        context.owner(Template.class).id())));
    }

    private interface Finished {
        java.util.function.Consumer<Context> of(org.vireo.rest.types.Watchdog bean);
    }

    private static Collection<Watchdog, org.vireo.rest.types.Watchdog> define(
            Function<Context, VmSettings> settings, BiFunction<VmSettings, Context, Command> kept, Finished finished) {
        return Collection.of(
                        "watchdogs",
                        org.vireo.rest.types.Watchdog.class,
                        Source.<Watchdog>of(
                                context -> settings.apply(context)
                                        .fittings()
                                        .devices()
                                        .watchdog()
                                        .map(List::of)
                                        .orElse(List.of()),
                                watchdog -> ONLY))
                .shown((watchdog, context) -> {
                    var bean = show(watchdog);
                    finished.of(bean).accept(context);
                    return bean;
                })
                .required("model", "action")
                .added((sent, context) -> add(settings.apply(context), kept, sent, context))
                .changed((watchdog, sent, context) ->
                        kept.apply(watched(settings.apply(context), Optional.of(wished(watchdog, sent))), context))
                .removed((watchdog, context) ->
                        new Effect.Submit(kept.apply(watched(settings.apply(context), Optional.empty()), context)))
                .build();
    }

    private static org.vireo.rest.types.Watchdog show(Watchdog watchdog) {
        var bean = new org.vireo.rest.types.Watchdog();
        bean.setModel(Constants.api(org.vireo.rest.types.WatchdogModel.class, watchdog.model()));
        bean.setAction(Constants.api(org.vireo.rest.types.WatchdogAction.class, watchdog.action()));
        return bean;
    }

    private static Addition add(
            VmSettings settings,
            BiFunction<VmSettings, Context, Command> kept,
            org.vireo.rest.types.Watchdog sent,
            Context context) {
        if (settings.fittings().devices().watchdog().isPresent()) {
            throw RequestFault.conflict("Cannot add watchdog. There is one already.");
        }
        var fresh = wished(NONE, sent);
        return new Addition.Submit(kept.apply(watched(settings, Optional.of(fresh)), context), ONLY);
    }

    /** Refuses what no guest could have. */
    static void check(org.vireo.rest.types.Watchdog sent) {
        wished(NONE, sent);
    }

    /** Settings with the watchdog that a body describes. */
    static VmSettings with(VmSettings settings, org.vireo.rest.types.Watchdog sent) {
        return watched(settings, Optional.of(wished(NONE, sent)));
    }

    private static Watchdog wished(Watchdog before, org.vireo.rest.types.Watchdog sent) {
        var model = sent.getModel() == null ? before.model() : Constants.model(WatchdogModel.class, sent.getModel());
        if (model != WatchdogModel.I6300ESB) {
            throw RequestFault.unsupported("Watchdog " + model.text() + " on x86_64");
        }
        var action =
                sent.getAction() == null ? before.action() : Constants.model(WatchdogAction.class, sent.getAction());
        return new Watchdog(model, action);
    }

    private static VmSettings watched(VmSettings settings, Optional<Watchdog> watchdog) {
        return settings.edit()
                .fittings(fittings -> fittings.devices(fittings.devices().watched(watchdog)))
                .done();
    }
}
