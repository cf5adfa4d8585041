package org.vireo.compute;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vireo.model.GuestAddress;
import org.vireo.model.GuestNicConfiguration;
import org.vireo.model.Initialization;
import org.vireo.model.IpMethod;
import org.vireo.model.Payload;
import org.vireo.model.PayloadFile;
import org.vireo.model.Secret;

/** What cloud-init reads from a medium without a metadata server. Its files are JSON, which is YAML too, and needs no care for quotes. Pure. */
final class CloudInit {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String BORDER = "==vireo-cloud-config==";

    private CloudInit() {}

    /** {@code instance} is another one whenever cloud-init is to do its work again. */
    static Payload medium(Initialization wish, String name, String instance) {
        var files = new ArrayList<PayloadFile>();
        files.add(file("meta-data", metaData(wish, name, instance).toPrettyString()));
        files.add(file("user-data", userData(wish, name)));
        if (!wish.network().nics().isEmpty() || !wish.network().dnsServers().isBlank()) {
            files.add(file("network-config", network(wish).toPrettyString()));
        }
        return new Payload("cidata", files);
    }

    private static PayloadFile file(String name, String text) {
        return new PayloadFile(name, Secret.of(text + "\n"));
    }

    private static ObjectNode metaData(Initialization wish, String name, String instance) {
        return JSON.objectNode().put("instance-id", instance).put("local-hostname", hostName(wish, name));
    }

    private static String hostName(Initialization wish, String name) {
        return wish.hostName().isEmpty() ? name : wish.hostName();
    }

    /** A script of the client's comes as a part of its own: it may be YAML, a shell script or anything cloud-init knows by its first line. */
    private static String userData(Initialization wish, String name) {
        String own = "#cloud-config\n" + config(wish, name).toPrettyString();
        return wish.customScript().isBlank() ? own : parts(own, wish.customScript());
    }

    private static String parts(String own, String script) {
        String type = script.startsWith("#!") ? "x-shellscript" : "cloud-config";
        return "Content-Type: multipart/mixed; boundary=\"" + BORDER + "\"\nMIME-Version: 1.0\n\n"
                + part("cloud-config", own)
                + part(type, script)
                + "--" + BORDER + "--";
    }

    private static String part(String type, String text) {
        return "--" + BORDER + "\nContent-Type: text/" + type + "; charset=\"utf-8\"\nMIME-Version: 1.0\n\n" + text
                + "\n";
    }

    private static ObjectNode config(Initialization wish, String name) {
        var config = JSON.objectNode();
        config.put("hostname", hostName(wish, name));
        if (!wish.timeZone().isEmpty()) {
            config.put("timezone", wish.timeZone());
        }
        var login = wish.login();
        if (!login.userName().isEmpty()) {
            config.put("user", login.userName());
            config.put("disable_root", !login.userName().equals("root"));
        }
        login.password().ifPresent(password -> {
            config.put("password", password.reveal());
            config.put("ssh_pwauth", true);
            config.putObject("chpasswd").put("expire", false);
        });
        keys(config, login.authorizedKeys());
        if (login.regenerateKeys()) {
            config.put("ssh_deletekeys", true);
        }
        return config;
    }

    private static void keys(ObjectNode config, String authorized) {
        var keys = authorized
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (!keys.isEmpty()) {
            var list = config.putArray("ssh_authorized_keys");
            keys.forEach(list::add);
        }
    }

    private static ObjectNode network(Initialization wish) {
        var network = JSON.objectNode().put("version", 1);
        var config = network.putArray("config");
        wish.network().nics().forEach(nic -> nic(config.addObject(), nic));
        var servers = words(wish.network().dnsServers());
        if (!servers.isEmpty()) {
            var names = config.addObject().put("type", "nameserver");
            servers.forEach(names.putArray("address")::add);
            words(wish.network().dnsSearch()).forEach(names.withArray("search")::add);
        }
        return network;
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[\\s,;]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static void nic(ObjectNode config, GuestNicConfiguration nic) {
        config.put("type", "physical").put("name", nic.name());
        var subnets = config.putArray("subnets");
        address(subnets, nic.v4(), nic.onBoot(), "dhcp", "static");
        address(subnets, nic.v6(), nic.onBoot(), "dhcp6", "static6");
    }

    private static void address(ArrayNode subnets, GuestAddress address, boolean onBoot, String dhcp, String fixed) {
        if (address.method() == IpMethod.NONE) {
            return;
        }
        var subnet = subnets.addObject();
        switch (address.method()) {
            case STATIC -> {
                subnet.put("type", fixed).put("address", address.address());
                putIfAny(subnet, "netmask", address.netmask());
                putIfAny(subnet, "gateway", address.gateway());
            }
            case DHCP, POLY_DHCP_AUTOCONF -> subnet.put("type", dhcp);
            case AUTOCONF, NONE -> subnet.put("type", "ipv6_slaac");
        }
        if (!onBoot) {
            subnet.put("control", "manual");
        }
    }

    private static void putIfAny(ObjectNode subnet, String name, String value) {
        if (!value.isEmpty()) {
            subnet.put(name, value);
        }
    }
}
