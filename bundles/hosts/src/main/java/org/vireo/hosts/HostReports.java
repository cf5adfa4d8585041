package org.vireo.hosts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.host.ReportReceiver;
import org.vireo.inventory.Host;
import org.vireo.inventory.HostSample;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.json.ModelJson;
import org.vireo.protocol.HostReport;
import org.vireo.protocol.host.CapabilitiesReport;
import org.vireo.protocol.host.Heartbeat;
import org.vireo.protocol.host.StatisticsReport;

/** Takes in what hosts tell of themselves: signs of life, capabilities and load. */
@Component(service = ReportReceiver.class)
public final class HostReports implements ReportReceiver {
    private final Inventory inventory;
    private final Transactions transactions;
    private final HostStates states;
    private final ObjectMapper json = ModelJson.newMapper();

    @Activate
    public HostReports(
            @Reference Inventory inventory, @Reference Transactions transactions, @Reference HostStates states) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.states = states;
    }

    @Override
    public void receive(HostId host, long sequence, Instant at, HostReport report) {
        if (report instanceof Heartbeat heartbeat) {
            states.heard(host, at, heartbeat.hypervisorReachable());
        } else if (report instanceof CapabilitiesReport capabilities) {
            transactions.run(() -> inventory.find(Host.class, host).ifPresent(row -> {
                if (sequence > row.lastSequence()) {
                    row.setLastSequence(sequence);
                    row.setCapabilities(write(capabilities.capabilities()));
                }
            }));
        } else if (report instanceof StatisticsReport statistics) {
            transactions.run(() ->
                    inventory.find(Host.class, host).ifPresent(row -> keep(host, write(statistics.host()), at)));
        }
    }

    private void keep(HostId host, String sample, Instant at) {
        var row = inventory.find(HostSample.class, host).orElseGet(() -> {
            var fresh = new HostSample(host);
            fresh.setAt(at);
            fresh.setStatistics(sample);
            inventory.add(fresh);
            return fresh;
        });
        if (!at.isBefore(row.at())) {
            row.setStatistics(sample);
            row.setAt(at);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "cannot write " + value.getClass() + " as JSON", e);
        }
    }
}
