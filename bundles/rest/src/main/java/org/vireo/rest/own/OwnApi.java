package org.vireo.rest.own;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.auth.Sight;
import org.vireo.engine.api.center.AddHost;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.command.Details;
import org.vireo.engine.api.host.EnrolmentDesk;
import org.vireo.engine.api.host.WaitingAgent;
import org.vireo.engine.api.storage.ImportDisk;
import org.vireo.engine.api.storage.NewDisk;
import org.vireo.engine.api.vm.PauseVm;
import org.vireo.engine.api.vm.ResumeVm;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.ByteSize;
import org.vireo.model.ClusterId;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.HostId;
import org.vireo.model.Id;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VmId;
import org.vireo.model.WireText;
import org.vireo.rest.define.Context;
import org.vireo.rest.fault.RequestFault;

/** What oVirt's API has no words for. Values in, values out; HTTP is the servlet's business. Thread-safe. */
final class OwnApi {
    private static final String BASE = "/ovirt-engine/api";

    private final Inventory inventory;
    private final Transactions transactions;
    private final Commands commands;
    private final Authorizer authorizer;
    private final Supplier<Optional<EnrolmentDesk>> desk;
    private final Supplier<List<WaitingAgent>> waiting;

    OwnApi(
            Inventory inventory,
            Transactions transactions,
            Commands commands,
            Authorizer authorizer,
            Supplier<Optional<EnrolmentDesk>> desk,
            Supplier<List<WaitingAgent>> waiting) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.commands = commands;
        this.authorizer = authorizer;
        this.desk = desk;
        this.waiting = waiting;
    }

    /** Agents that wait to be adopted, with the fingerprints that tell a true one from a false one. */
    Map<String, Object> waitingHosts(Caller caller) {
        demand(caller, Permit.system("create_host"));
        return Map.of("waiting", waiting.get().stream().map(OwnApi::waiting).toList());
    }

    private static Map<String, Object> waiting(WaitingAgent agent) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("fingerprint", agent.fingerprint());
        shown.put("address", agent.address());
        shown.put("any_address", agent.address().isEmpty());
        shown.put("host_name", agent.hostName());
        shown.put("peer", agent.peer());
        shown.put("heard", agent.heard());
        return shown;
    }

    /** A host whose agent will come with a token, and that token. */
    Map<String, Object> addHost(JsonNode body, Caller caller) {
        var id = new HostId(UUID.randomUUID());
        var cluster = transactions.call(() -> resolve(Cluster.class, ClusterId::new, body.path("cluster"), "cluster")
                .id());
        commands.submit(
                AddHost.byToken(id, Details.named(required(body, "name")), cluster, required(body, "address")), caller);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", id.value().toString());
        answer.put("href", BASE + "/hosts/" + id.value());
        answer.putAll(enrolmentToken(id.value().toString(), caller));
        return answer;
    }

    /** The token is told once and kept nowhere. */
    Map<String, Object> enrolmentToken(String host, Caller caller) {
        var id = new HostId(Context.uuid(host));
        demand(caller, Permit.on("create_host", "host", id));
        transactions.call(() -> inventory.get(Host.class, id));
        var offer = desk.get()
                .orElseThrow(() -> RequestFault.conflict("The link to the hosts is not up yet."))
                .offer(id);
        return Map.of("token", offer.token().reveal(), "expires", offer.expires());
    }

    Map<String, Object> importDisk(JsonNode body, Caller caller) {
        var id = DiskId.of(UUID.randomUUID().toString());
        var command = transactions.call(() -> {
            var domain =
                    resolve(StorageDomain.class, StorageDomainId::new, body.path("storage_domain"), "storage_domain");
            var host = resolve(Host.class, HostId::new, body.path("host"), "host");
            var format = format(text(body, "format").orElse("cow"));
            var disk = new NewDisk(
                    id,
                    Details.named(required(body, "name")),
                    domain.id(),
                    format,
                    ByteSize.ZERO,
                    format == DiskFormat.COW,
                    false,
                    false,
                    "data");
            return new ImportDisk(disk, host.id(), required(body, "file"));
        });
        var answer = submitted(command, caller);
        answer.put("disk", Map.of("id", id.value().toString(), "href", BASE + "/disks/" + id.value()));
        return answer;
    }

    Map<String, Object> pause(String vm, JsonNode body, Caller caller) {
        return submitted(new PauseVm(existing(vm, caller), text(body, "reason").orElse("")), caller);
    }

    Map<String, Object> resume(String vm, JsonNode body, Caller caller) {
        return submitted(new ResumeVm(existing(vm, caller), text(body, "reason").orElse("")), caller);
    }

    Map<String, Object> status(Caller caller) {
        if (!(authorizer.sight(caller) instanceof Sight.Everything)) {
            throw RequestFault.forbidden();
        }
        return transactions.call(() -> {
            var hosts = inventory.list(Host.class, Where.all().orderBy("name")).stream()
                    .map(OwnApi::host)
                    .toList();
            var vms = inventory.list(Vm.class, Where.all());
            var byStatus = new LinkedHashMap<String, Integer>();
            vms.forEach(vm -> byStatus.merge(vm.status().text(), 1, Integer::sum));
            Map<String, Object> status = new LinkedHashMap<>();
            status.put("state", "up");
            status.put("time", Instant.now());
            status.put("hosts", hosts);
            status.put("vms", byStatus);
            return status;
        });
    }

    private static Map<String, Object> host(Host host) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", host.id().value().toString());
        shown.put("name", host.name());
        shown.put("status", host.status().text());
        shown.put("detail", host.statusDetail());
        shown.put("hypervisor_reachable", host.hypervisorReachable());
        return shown;
    }

    private VmId existing(String vm, Caller caller) {
        var id = new VmId(Context.uuid(vm));
        if (!authorizer.sees(authorizer.sight(caller), "vm", id.value())) {
            throw RequestFault.noEntity("Vm", "id", vm);
        }
        return transactions.call(() -> inventory.get(Vm.class, id).id());
    }

    private Map<String, Object> submitted(Command command, Caller caller) {
        var job = commands.submit(command, caller).job().value().toString();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("job", Map.of("id", job, "href", BASE + "/jobs/" + job));
        return answer;
    }

    private void demand(Caller caller, Permit permit) {
        if (!authorizer.allowed(caller, permit)) {
            throw RequestFault.forbidden(permit);
        }
    }

    private <E> E resolve(Class<E> type, Function<UUID, Id> typed, JsonNode sent, String field) {
        var kind = type.getSimpleName();
        var id = text(sent, "id");
        if (id.isPresent()) {
            return inventory
                    .find(type, typed.apply(Context.uuid(id.get())))
                    .orElseThrow(() -> RequestFault.noEntity(kind, "id", id.get()));
        }
        var name = text(sent, "name").orElseThrow(() -> RequestFault.incomplete(kind, field + ".id|name", "add"));
        return inventory
                .first(type, Where.equal("name", name))
                .orElseThrow(() -> RequestFault.noEntity(kind, "name", name));
    }

    private static DiskFormat format(String text) {
        var plain = text.equals("qcow2") ? "cow" : text;
        return WireText.find(DiskFormat.class, plain)
                .orElseThrow(() -> RequestFault.badValue("format must be one of " + List.of("cow", "qcow2", "raw")));
    }

    private static Optional<String> text(JsonNode node, String field) {
        var value = node == null ? MissingNode.getInstance() : node.path(field);
        return value.isTextual() && !value.asText().isBlank() ? Optional.of(value.asText()) : Optional.empty();
    }

    private static String required(JsonNode body, String field) {
        return text(body, field).orElseThrow(() -> RequestFault.incomplete("DiskImport", field, "add"));
    }
}
