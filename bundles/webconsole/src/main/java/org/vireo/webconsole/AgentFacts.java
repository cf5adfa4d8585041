package org.vireo.webconsole;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.StreamSupport;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/**
 * What is shown of what an agent told of its host. Agents of other versions tell more or less. Immutable.
 *
 * @param agent its version, empty when it told nothing yet
 * @param libvirt versions of libvirt and hypervisor
 * @param storageTypes of its storage drivers
 * @param networkTypes of its network drivers
 */
record AgentFacts(String agent, String libvirt, List<String> storageTypes, List<String> networkTypes) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static AgentFacts of(String capabilities) {
        try {
            var told = JSON.readTree(capabilities);
            var libvirt = told.path("libvirtVersion").asText();
            return new AgentFacts(
                    told.path("agentVersion").asText(),
                    libvirt.isEmpty()
                            ? ""
                            : "libvirt " + libvirt + ", QEMU "
                                    + told.path("hypervisorVersion").asText(),
                    texts(told.path("storageTypes")),
                    texts(told.path("networkTypes")));
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "what is kept of a host's capabilities is not JSON", e);
        }
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
