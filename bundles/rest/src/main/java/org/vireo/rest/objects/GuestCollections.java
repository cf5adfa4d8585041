package org.vireo.rest.objects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.inventory.Nic;
import org.vireo.inventory.Vm;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.json.ModelJson;
import org.vireo.protocol.vm.GuestData;
import org.vireo.protocol.vm.GuestNic;
import org.vireo.protocol.vm.GuestUser;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Source;
import org.vireo.rest.types.GuestOperatingSystem;
import org.vireo.rest.types.Ip;
import org.vireo.rest.types.IpVersion;
import org.vireo.rest.types.Ips;
import org.vireo.rest.types.Kernel;
import org.vireo.rest.types.Mac;
import org.vireo.rest.types.ReportedDevice;
import org.vireo.rest.types.ReportedDeviceType;
import org.vireo.rest.types.Session;
import org.vireo.rest.types.User;
import org.vireo.rest.types.Version;

/** What a guest's agent told, as attributes and as collections of its own. */
final class GuestCollections {
    private static final ObjectMapper JSON = ModelJson.newMapper();

    private GuestCollections() {}

    /** Empty while the virtual machine does not run or its agent has not answered. */
    static Optional<GuestData> guest(Vm vm) {
        if (!VmsCollection.isRunning(vm) || vm.guest().isBlank() || vm.guest().equals("{}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(vm.guest(), GuestData.class));
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "the guest data kept of VM " + vm.id() + " cannot be read", e);
        }
    }

    static List<String> addresses(Vm vm) {
        return guest(vm).stream()
                .flatMap(data -> data.nics().stream())
                .flatMap(nic -> nic.addresses().stream())
                .toList();
    }

    static String hostName(Vm vm) {
        return guest(vm)
                .map(GuestData::hostName)
                .filter(name -> !name.isEmpty())
                .orElse(null);
    }

    static void showGuest(org.vireo.rest.types.Vm bean, Vm vm) {
        guest(vm).ifPresent(data -> {
            bean.setFqdn(data.hostName().isEmpty() ? null : data.hostName());
            if (!data.system().id().isEmpty()) {
                var os = new GuestOperatingSystem();
                os.setFamily("Linux");
                os.setDistribution(data.system().name());
                os.setArchitecture(data.system().machine());
                os.setVersion(version(data.system().version()));
                var kernel = new Kernel();
                kernel.setVersion(version(data.system().kernel()));
                os.setKernel(kernel);
                bean.setGuestOperatingSystem(os);
            }
        });
    }

    private static Version version(String text) {
        var version = new Version();
        version.setFullVersion(text);
        return version;
    }

    static Collection<GuestNic, ReportedDevice> reportedDevices() {
        return Collection.of(
                        "reporteddevices",
                        ReportedDevice.class,
                        Source.<GuestNic>of(
                                context -> guest(context.owner(Vm.class))
                                        .map(GuestData::nics)
                                        .orElse(List.of()),
                                nic -> idOf("nic/" + nic.name() + "/" + nic.mac())))
                .shown(GuestCollections::device)
                .build();
    }

    /** Those that have the address of the interface of the place. */
    static Collection<GuestNic, ReportedDevice> reportedDevicesOfNic() {
        return Collection.of(
                        "reporteddevices",
                        ReportedDevice.class,
                        Source.<GuestNic>of(
                                context ->
                                        guest(context.owner(Vm.class)).map(GuestData::nics).orElse(List.of()).stream()
                                                .filter(nic -> nic.mac()
                                                        .equalsIgnoreCase(context.owner(Nic.class)
                                                                .mac()))
                                                .toList(),
                                nic -> idOf("nic/" + nic.name() + "/" + nic.mac())))
                .shown(GuestCollections::device)
                .build();
    }

    private static ReportedDevice device(GuestNic nic, Context context) {
        var device = new ReportedDevice();
        device.setName(nic.name());
        device.setType(ReportedDeviceType.NETWORK);
        if (!nic.mac().isEmpty()) {
            var mac = new Mac();
            mac.setAddress(nic.mac());
            device.setMac(mac);
        }
        if (!nic.addresses().isEmpty()) {
            var ips = new Ips();
            nic.addresses().forEach(address -> ips.getIps().add(ip(address)));
            device.setIps(ips);
        }
        device.setVm(context.refer(
                new org.vireo.rest.types.Vm(), "vms", context.owner(Vm.class).id()));
        return device;
    }

    static Ip ip(String address) {
        var ip = new Ip();
        ip.setAddress(address);
        ip.setVersion(address.contains(":") ? IpVersion.V_6 : IpVersion.V_4);
        return ip;
    }

    static Collection<GuestUser, Session> sessions() {
        return Collection.of(
                        "sessions",
                        Session.class,
                        Source.<GuestUser>of(
                                context -> guest(context.owner(Vm.class))
                                        .map(GuestData::users)
                                        .orElse(List.of()),
                                user -> idOf("user/" + user.name() + "/" + user.since())))
                .shown((user, context) -> {
                    var session = new Session();
                    var who = new User();
                    who.setUserName(user.name());
                    session.setUser(who);
                    session.setConsoleUser(false);
                    return session;
                })
                .build();
    }

    /** Things a guest reports have no id of their own; the same thing always gets the same one. */
    private static String idOf(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
