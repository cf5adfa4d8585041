package org.vireo.shell;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.HostId;

/** {@code vireo:vm-list}. */
@Service
@Command(scope = "vireo", name = "vm-list", description = "Lists virtual machines")
public class VmList implements Action {
    @Reference
    Inventory inventory;

    @Reference
    Session session;

    @Override
    public Object execute() {
        Map<HostId, Host> hosts = inventory.list(Host.class, Where.all()).stream()
                .collect(Collectors.toMap(Host::id, Function.identity()));
        var table = new ShellTable().emptyTableText("There are no virtual machines.");
        for (var title : new String[] {"Name", "Status", "Host", "Detail", "Id"}) {
            table.column(title);
        }
        for (var vm : inventory.list(Vm.class, Where.all().orderBy("name"))) {
            var host = vm.hostId().map(hosts::get).map(Host::name).orElse("");
            table.addRow().addContent(vm.name(), vm.status().text(), host, vm.statusDetail(), vm.id());
        }
        table.print(session.getConsole());
        return null;
    }
}
