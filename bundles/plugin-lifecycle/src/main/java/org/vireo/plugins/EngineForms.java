package org.vireo.plugins;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.utils.properties.TypedProperties;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.metatype.ObjectClassDefinition;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.plugin.EngineSettings;
import org.vireo.engine.api.plugin.PluginForm;
import org.vireo.inventory.Transactions;
import org.vireo.model.ErrorKind;

/**
 * Settings of parts of the engine, made from what their bundles say of them. Only numbers with bounds and flags are offered: a part that
 * refuses its configuration would be gone. Where the engine finds its database, keys and network is not among them. Thread-safe.
 */
@Component(service = EngineSettings.class)
public final class EngineForms implements EngineSettings {
    /** In the order to show them. */
    private static final List<String> PARTS = List.of(
            "vireo.identity",
            "vireo.compute",
            "vireo.jobs",
            "vireo.events",
            "vireo.hosts.fencing",
            "vireo.storage",
            "vireo.reporting");

    private final BundleContext context;
    private final PluginWorks works;
    private final MetaTypeService types;
    private final Authorizer authorizer;
    private final Events events;
    private final Transactions transactions;

    @Activate
    public EngineForms(
            BundleContext context,
            @Reference PluginWorks works,
            @Reference MetaTypeService types,
            @Reference Authorizer authorizer,
            @Reference Events events,
            @Reference Transactions transactions) {
        this.context = context;
        this.works = works;
        this.types = types;
        this.authorizer = authorizer;
        this.events = events;
        this.transactions = transactions;
    }

    /** A part with the fields that are offered. */
    private record Part(ObjectClassDefinition definition, List<FormField> fields) {}

    private static boolean offered(FormField field) {
        return switch (field.type()) {
            case "flag" -> true;
            case "number" ->
                field.bounds().least().isPresent() && field.bounds().greatest().isPresent();
            default -> false;
        };
    }

    private Map<String, Part> parts() {
        var all = new LinkedHashMap<String, Part>();
        for (var bundle : context.getBundles()) {
            if (bundle.getState() == Bundle.ACTIVE && bundle.getSymbolicName().startsWith("vireo-")) {
                Arrays.stream(types.getMetaTypeInformation(bundle).getPids())
                        .filter(PARTS::contains)
                        .forEach(pid -> all.put(pid, part(bundle, pid)));
            }
        }
        return all;
    }

    private Part part(Bundle bundle, String pid) {
        var definition = types.getMetaTypeInformation(bundle).getObjectClassDefinition(pid, null);
        var bounds = FieldBounds.of(bundle);
        var attributes = Optional.ofNullable(definition.getAttributeDefinitions(ObjectClassDefinition.ALL))
                .orElseGet(() -> new AttributeDefinition[0]);
        return new Part(
                definition,
                Arrays.stream(attributes)
                        .map(each -> new FormField(each, false, bounds.of(definition.getID(), each.getID())))
                        .filter(EngineForms::offered)
                        .toList());
    }

    @Override
    public List<PluginForm> forms(Caller caller) {
        demand(caller);
        var parts = parts();
        var forms = new ArrayList<PluginForm>();
        for (var pid : PARTS) {
            Optional.ofNullable(parts.get(pid)).ifPresent(part -> forms.add(form(pid, part)));
        }
        return forms;
    }

    private PluginForm form(String pid, Part part) {
        var present = present(pid);
        var about = Optional.ofNullable(part.definition().getDescription()).orElse("");
        var fields =
                part.fields().stream().map(field -> field.shown(present, false)).toList();
        return new PluginForm(pid, false, part.definition().getName(), about, fields);
    }

    private TypedProperties present(String pid) {
        return works.configurations().read(pid).orElseGet(() -> new TypedProperties(false));
    }

    @Override
    public void configure(String pid, Map<String, String> values, Caller caller) {
        demand(caller);
        var part = Optional.ofNullable(parts().get(pid)).orElseThrow(() -> nothing(pid));
        var present = present(pid);
        values.forEach((id, value) -> {
            var field = part.fields().stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> PluginError.CONFIGURATION_REFUSED.because(
                            "The settings " + pid + " have no field " + EntryNames.printable(id) + "."));
            field.check(value);
            field.put(value, present);
        });
        works.configurations().write(pid, present);
        transactions.run(() -> events.record(Event.normal(
                PluginRows.NORMAL,
                caller,
                "Settings " + pid + " were changed by " + caller.name() + ": " + String.join(", ", values.keySet())
                        + ".")));
    }

    private static CommandRefused nothing(String pid) {
        return new CommandRefused(
                ErrorKind.NOT_FOUND,
                List.of("There are no settings " + EntryNames.printable(pid) + "; there are " + PARTS + "."));
    }

    private void demand(Caller caller) {
        if (!authorizer.allowed(caller, PluginRules.PERMIT)) {
            throw new CommandRefused(
                    ErrorKind.REFUSED,
                    List.of("User " + caller.name() + " is not authorized to see or change the engine's settings: that"
                            + " takes the permit " + PluginRules.PERMIT.name() + " on the system."));
        }
    }
}
