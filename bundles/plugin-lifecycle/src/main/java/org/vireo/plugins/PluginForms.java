package org.vireo.plugins;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.felix.utils.properties.TypedProperties;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.metatype.ObjectClassDefinition;
import org.vireo.engine.api.plugin.PluginForm;
import org.vireo.engine.api.plugin.PluginManifest;
import org.vireo.engine.api.secret.SecretName;
import org.vireo.model.VireoException;

/**
 * The configurations of plugins as forms, made from what their bundles say of them. Secrets go to the store of secrets; the configuration
 * only names them. Thread-safe.
 */
@Component(service = PluginForms.class)
public final class PluginForms {
    private static final Pattern INSTANCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    private final PluginWorks works;
    private final MetaTypeService types;
    private final PluginSecrets secrets;

    @Activate
    public PluginForms(
            @Reference PluginWorks works, @Reference MetaTypeService types, @Reference PluginSecrets secrets) {
        this.works = works;
        this.types = types;
        this.secrets = secrets;
    }

    /** A configuration as its bundle describes it. */
    private record Described(String pid, boolean several, ObjectClassDefinition definition, FieldBounds bounds) {
        List<FormField> fields() {
            var fields = new ArrayList<FormField>();
            for (var required : List.of(true, false)) {
                var found = definition.getAttributeDefinitions(
                        required ? ObjectClassDefinition.REQUIRED : ObjectClassDefinition.OPTIONAL);
                for (var attribute : found == null ? new AttributeDefinition[0] : found) {
                    fields.add(new FormField(attribute, required, bounds.of(definition.getID(), attribute.getID())));
                }
            }
            return fields;
        }
    }

    private Map<String, Described> described(PluginManifest manifest) {
        var all = new LinkedHashMap<String, Described>();
        for (Bundle bundle : works.engine().ofVersion(manifest.id(), manifest.version())) {
            var information = types.getMetaTypeInformation(bundle);
            var bounds = FieldBounds.of(bundle);
            for (var pid : information.getPids()) {
                all.put(pid, new Described(pid, false, information.getObjectClassDefinition(pid, null), bounds));
            }
            for (var pid : information.getFactoryPids()) {
                all.put(pid, new Described(pid, true, information.getObjectClassDefinition(pid, null), bounds));
            }
        }
        return all;
    }

    List<PluginForm> of(PluginManifest manifest) {
        var forms = new ArrayList<PluginForm>();
        for (var described : described(manifest).values()) {
            forms.add(form(manifest, described, described.pid()));
            if (described.several()) {
                works.configurations().present(manifest).stream()
                        .filter(pid -> pid.startsWith(described.pid() + "~"))
                        .forEach(pid -> forms.add(form(manifest, described, pid)));
            }
        }
        return forms;
    }

    private PluginForm form(PluginManifest manifest, Described described, String pid) {
        var definition = described.definition();
        var present = works.configurations().read(pid).orElseGet(() -> new TypedProperties(false));
        var kept = secrets.of(manifest.id());
        var fields = described.fields().stream()
                .map(field -> field.shown(present, kept.contains(PluginSecrets.name(manifest.id(), pid, field.id()))))
                .toList();
        return new PluginForm(
                pid,
                described.several(),
                text(definition.getName(), pid),
                text(definition.getDescription(), ""),
                fields);
    }

    private static String text(String text, String instead) {
        return text == null || text.isBlank() ? instead : text;
    }

    void write(PluginManifest manifest, String pid, Map<String, String> values) {
        var described = writable(manifest, pid);
        var fields = new LinkedHashMap<String, FormField>();
        described.fields().forEach(field -> fields.put(field.id(), field));
        var present = works.configurations().read(pid).orElseGet(() -> new TypedProperties(false));
        values.forEach((id, value) -> {
            var field = Optional.ofNullable(fields.get(id))
                    .orElseThrow(() ->
                            refused("The configuration " + pid + " has no field " + EntryNames.printable(id) + "."));
            field.check(value);
        });
        values.forEach((id, value) -> set(manifest, pid, fields.get(id), value, present));
        fields.values().forEach(field -> field.checkPresent(present));
        works.configurations().write(pid, present);
    }

    private void set(PluginManifest manifest, String pid, FormField field, String value, TypedProperties present) {
        if (!field.isSecret()) {
            field.put(value, present);
            return;
        }
        var name = PluginSecrets.name(manifest.id(), pid, field.id());
        if (value.isEmpty()) {
            secrets.remove(name);
            present.remove(field.id());
        } else {
            secrets.put(name, value);
            present.put(field.id(), "$[secret:" + name.text() + "]");
        }
    }

    private Described writable(PluginManifest manifest, String pid) {
        var at = pid.indexOf('~');
        var described = Optional.ofNullable(described(manifest).get(at < 0 ? pid : pid.substring(0, at)));
        if (described.isEmpty() || described.get().several() != at >= 0) {
            throw refused("Plugin " + manifest.id() + " has no configuration " + EntryNames.printable(pid) + "."
                    + (described.isPresent() ? " It has instances: " + pid + "~<name>." : ""));
        }
        if (at >= 0 && !INSTANCE.matcher(pid.substring(at + 1)).matches()) {
            throw refused("The name of an instance is made of letters, digits, - and _, at most 64: "
                    + EntryNames.printable(pid));
        }
        if (!PluginConfigurations.owns(manifest, pid)) {
            throw refused("The configuration " + EntryNames.printable(pid) + " does not bear the name of plugin "
                    + manifest.id() + " and cannot be changed through it.");
        }
        return described.get();
    }

    void delete(PluginManifest manifest, String pid) {
        writable(manifest, pid);
        if (works.configurations().read(pid).isEmpty()) {
            throw refused("There is no configuration " + EntryNames.printable(pid) + ".");
        }
        works.configurations().delete(pid);
        secrets.removeBelow(SecretName.ofPlugin(manifest.id()).child(pid));
    }

    private static VireoException refused(String sentence) {
        return PluginError.CONFIGURATION_REFUSED.because(sentence);
    }
}
