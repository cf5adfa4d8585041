package org.vireo.ctl.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vireo.ctl.exit.Failure;
import org.vireo.ctl.model.ApiModel;
import org.vireo.ctl.model.Body;
import org.vireo.ctl.model.Member;
import org.vireo.ctl.model.Noun;
import org.vireo.ctl.model.Shape;
import org.vireo.ctl.work.Bodies;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Options that become members of a body: one for each single value and each reference of the type, and some for what people set most and what lies
 * deeper.
 */
final class Wishes {
    /** What only the engine sets, and what would hide options of the program. */
    private static final Set<String> LEFT_OUT = Set.of(
            "href",
            "id",
            "actions",
            "link",
            "creation_status",
            "status",
            "status_detail",
            "external_status",
            "has_illegal_images",
            "next_run_configuration_exists",
            "run_once",
            "fqdn",
            "file",
            "set",
            "wait",
            "async",
            "dry_run",
            "profile",
            "timeout",
            "output",
            "columns",
            "no_headings",
            "help",
            "sort",
            "max",
            "search",
            "follow");

    private static final Map<String, Map<String, String>> DEEPER = Map.of(
            "Vm", computer(),
            "Template", computer(),
            "VmPool", Map.of("--cpus", "vm.cpu.topology.cores", "--vm-memory", "vm.memory"),
            "Disk", Map.of("--size", "provisioned_size", "--on", "storage_domains"),
            "DiskAttachment",
                    Map.of(
                            "--size", "disk.provisioned_size",
                            "--on", "disk.storage_domains",
                            "--format", "disk.format",
                            "--disk-name", "disk.name"),
            "Nic", Map.of("--mac", "mac.address"),
            "Network", Map.of("--vlan", "vlan.id"),
            "StorageDomain",
                    Map.of("--storage-type", "storage.type", "--path", "storage.path", "--address", "storage.address"));

    private final ApiModel model;
    private final Noun noun;

    Wishes(ApiModel model, Noun noun) {
        this.model = model;
        this.noun = noun;
    }

    private static Map<String, String> computer() {
        return Map.of(
                "--cpus", "cpu.topology.cores",
                "--guaranteed-memory", "memory_policy.guaranteed",
                "--max-memory", "memory_policy.max",
                "--os", "os.type",
                "--boot", "os.boot.devices");
    }

    /** Adds the options to a command. */
    void addTo(CommandSpec spec, boolean withId) {
        for (var member : members()) {
            spec.addOption(
                    member.words().isEmpty() || member.list()
                            ? Specs.text(member.option(), label(member), explained(member))
                            : Specs.choice(new String[] {member.option()}, member.words(), explained(member)));
        }
        DEEPER.getOrDefault(noun.type(), Map.of())
                .forEach((name, path) -> spec.addOption(Specs.text(name, "VALUE", "Sets " + path + ".")));
        if (withId) {
            spec.addOption(Specs.text("--id", "ID", "The object to add, where it is there already."));
        }
    }

    private static String label(Member member) {
        return switch (member.kind()) {
            case STRUCTURE -> "NAME|ID";
            case INTEGER, NUMBER -> "NUMBER";
            default -> "TEXT";
        };
    }

    private static String explained(Member member) {
        return "Sets " + member.name()
                + (member.kind() == Member.Kind.INTEGER ? "; sizes may be written as 2GiB." : ".");
    }

    private List<Member> members() {
        var deeper = DEEPER.getOrDefault(noun.type(), Map.of()).keySet();
        return model.type(noun.type()).members().stream()
                .filter(one -> !LEFT_OUT.contains(one.name()) && !one.isSecret() && !deeper.contains(one.option()))
                .filter(one -> one.kind() != Member.Kind.DATE && !one.list())
                .filter(one -> !one.isStructure() || isReference(one))
                .toList();
    }

    private boolean isReference(Member member) {
        var type = model.type(member.type());
        return type.isReferable() && type.items().isEmpty();
    }

    /** The body that was described: a file, over it what was set, over that the options. */
    Map<String, Object> body(Given given) {
        var body = new Body(model, noun.type(), file(given, model, noun.type()));
        set(given, body);
        DEEPER.getOrDefault(noun.type(), Map.of())
                .forEach((name, path) -> given.option(name).ifPresent(value -> body.set(path, value)));
        members().forEach(member -> given.option(member.option()).ifPresent(value -> body.set(member.name(), value)));
        given.option("--id").ifPresent(value -> body.set("id", value));
        oneSocket(given, body);
        return body.members();
    }

    /** So many CPUs, however many sockets the template has. */
    private void oneSocket(Given given, Body body) {
        var path = DEEPER.getOrDefault(noun.type(), Map.of()).get("--cpus");
        if (path != null && given.option("--cpus").isPresent()) {
            var topology = path.substring(0, path.lastIndexOf('.'));
            body.set(topology + ".sockets", "1");
            body.set(topology + ".threads", "1");
        }
    }

    /** What the option for a file names, its members known to the type. */
    static Map<String, Object> file(Given given, ApiModel model, String type) {
        var members = given.option("--file")
                .map(file -> Bodies.read(file, given.terminal().in()))
                .orElseGet(LinkedHashMap::new);
        new Shape(model).check(type, members);
        return members;
    }

    /** What was set by path. */
    static void set(Given given, Body body) {
        pairs(given).forEach(pair -> body.set(pair.get(0), pair.get(1)));
    }

    /** Paths and values; secrets are refused, as everybody on the machine sees command lines. */
    static List<List<String>> pairs(Given given) {
        var pairs = new ArrayList<List<String>>();
        for (var text : given.options("--set")) {
            var sign = text.indexOf('=');
            if (sign < 1) {
                throw Failure.usage("\"" + text + "\" sets nothing; write --set member=value.");
            }
            var path = text.substring(0, sign);
            if (path.contains("password") || path.contains("passphrase") || path.contains("secret")) {
                throw Failure.usage(
                        "Others on this machine can read command lines; give " + path + " in a file, with -f.");
            }
            pairs.add(List.of(path, text.substring(sign + 1)));
        }
        return pairs;
    }
}
