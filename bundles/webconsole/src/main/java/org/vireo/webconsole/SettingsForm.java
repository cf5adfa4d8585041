package org.vireo.webconsole;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vireo.engine.api.plugin.PluginForm;
import org.vireo.engine.api.plugin.PluginForm.Field;

/** A configuration of a plugin to be filled in. Secrets are never shown, only whether they are set. Stateless. */
final class SettingsForm {
    private SettingsForm() {}

    static void show(Visit visit, String plugin, PluginForm form, Html page) {
        page.open("fieldset").element("legend", title(form));
        paragraph(page, form.description());
        begin(visit, plugin, form, page, "configure");
        if (form.several()) {
            page.open("p")
                    .open("label", "for", form.pid())
                    .text("Name of a new instance")
                    .close();
            page.empty(
                            "input",
                            "id",
                            form.pid(),
                            "name",
                            "instance",
                            "required",
                            "required",
                            "pattern",
                            "[A-Za-z0-9_-]{1,64}")
                    .close();
        }
        form.fields().forEach(field -> field(page, form, field));
        page.element("button", form.several() ? "Add" : "Save", "type", "submit")
                .close();
        if (form.pid().contains("~")) {
            begin(visit, plugin, form, page, "unconfigure");
            PluginButtons.confirmation(page, form.pid());
            page.element("button", "Remove this instance", "type", "submit", "class", "destroys")
                    .close();
        }
        page.close();
    }

    private static String title(PluginForm form) {
        return form.name().isEmpty() ? form.pid() : form.name() + " – " + form.pid();
    }

    private static void begin(Visit visit, String plugin, PluginForm form, Html page, String action) {
        visit.form(page, visit.address(PluginsTab.LABEL))
                .empty("input", "type", "hidden", "name", "plugin", "value", plugin)
                .empty("input", "type", "hidden", "name", PluginActions.DO, "value", action)
                .empty("input", "type", "hidden", "name", "pid", "value", form.pid());
    }

    private static void paragraph(Html page, String text) {
        if (!text.isEmpty()) {
            page.element("p", text);
        }
    }

    private static void field(Html page, PluginForm form, Field field) {
        var id = form.pid() + "/" + field.id();
        page.open("div", "class", "field");
        page.element("label", field.name() + (field.required() ? " *" : ""), "for", id);
        var options = options(field);
        if (!options.isEmpty() && !field.many()) {
            select(page, id, field, options);
        } else if (field.type().equals("secret")) {
            secret(page, id, field);
        } else {
            input(page, id, field);
        }
        page.element("span", help(field), "class", "help", "id", id + "/help").close();
    }

    private static Map<String, String> options(Field field) {
        if (!field.type().equals("flag")) {
            return field.options();
        }
        var both = new LinkedHashMap<String, String>();
        both.put("true", "yes");
        both.put("false", "no");
        return both;
    }

    private static void select(Html page, String id, Field field, Map<String, String> options) {
        page.open("select", attributes(id, field));
        page.element(
                "option",
                field.standard().isEmpty()
                        ? "not set"
                        : "default: " + options.getOrDefault(field.standard(), field.standard()),
                "value",
                "");
        options.forEach((value, label) -> {
            var chosen = field.value().filter(value::equals).isPresent();
            page.element(
                    "option",
                    label,
                    chosen ? new String[] {"value", value, "selected", "selected"} : new String[] {"value", value});
        });
        page.close();
    }

    private static void secret(Html page, String id, Field field) {
        page.empty("input", "type", "hidden", "name", "secret", "value", field.id());
        var attributes = new ArrayList<>(List.of(attributes(id, field)));
        attributes.addAll(List.of("type", "password", "autocomplete", "new-password"));
        attributes.addAll(List.of("placeholder", field.set() ? "is set; leave empty to keep it" : "not set"));
        page.empty("input", attributes.toArray(String[]::new));
        if (field.set()) {
            page.open("label");
            page.empty("input", "type", "checkbox", "name", PluginActions.FORGET + field.id(), "value", "true");
            page.text(" forget it").close();
        }
    }

    private static void input(Html page, String id, Field field) {
        var attributes = new ArrayList<>(List.of(attributes(id, field)));
        var number =
                !field.many() && (field.type().equals("number") || field.type().equals("decimal"));
        attributes.addAll(List.of("type", number ? "number" : "text"));
        attributes.addAll(List.of("value", field.value().orElse(""), "placeholder", field.standard()));
        if (number) {
            attributes.addAll(List.of("step", field.type().equals("number") ? "1" : "any"));
            field.least().ifPresent(least -> attributes.addAll(List.of("min", least)));
            field.greatest().ifPresent(greatest -> attributes.addAll(List.of("max", greatest)));
        }
        page.empty("input", attributes.toArray(String[]::new));
    }

    private static String[] attributes(String id, Field field) {
        return new String[] {"id", id, "name", PluginActions.VALUE + field.id(), "aria-describedby", id + "/help"};
    }

    private static String help(Field field) {
        var bounds = field.least().map(l -> " At least " + l + ".").orElse("")
                + field.greatest().map(g -> " At most " + g + ".").orElse("");
        return (field.description() + (field.many() ? " Several values are separated by commas." : "") + bounds)
                .strip();
    }
}
