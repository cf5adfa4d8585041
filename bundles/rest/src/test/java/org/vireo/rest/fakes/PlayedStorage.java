package org.vireo.rest.fakes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vireo.engine.api.storage.StorageTypes;
import org.vireo.model.ByteSize;
import org.vireo.model.HostId;
import org.vireo.model.Secret;
import org.vireo.model.StorageDomainId;
import org.vireo.protocol.storage.LunList.FoundLun;
import org.vireo.protocol.storage.TargetList.FoundTarget;

/** Types of storage, and one server of iSCSI that lets everybody in. */
public final class PlayedStorage implements StorageTypes {
    /** What plugins are away. */
    public final Set<String> absent = new HashSet<>();

    /** What was asked for, with the secrets in clear. */
    public final List<Map<String, String>> asked = new ArrayList<>();

    /** Storage domain on its LUN. */
    public Optional<StorageDomainId> domain = Optional.empty();

    private final List<String> logins = new ArrayList<>();

    @Override
    public boolean installed(String type) {
        return !absent.contains(type);
    }

    private void note(Map<String, String> settings, Map<String, Secret> secrets) {
        var all = new HashMap<>(settings);
        secrets.forEach((name, secret) -> all.put(name, secret.reveal()));
        asked.add(all);
    }

    @Override
    public List<FoundTarget> targets(
            String type, Map<String, String> settings, Map<String, Secret> secrets, HostId host) {
        note(settings, secrets);
        return List.of(
                new FoundTarget("192.0.2.7:3260", 1, "iqn.x:a"), new FoundTarget("[2001:db8::7]:3261", 2, "iqn.x:a"));
    }

    @Override
    public void logIn(String type, Map<String, String> settings, Map<String, Secret> secrets, HostId host) {
        note(settings, secrets);
        logins.add(settings.get("target"));
    }

    @Override
    public List<FoundLun> luns(String type, Map<String, String> settings, Map<String, Secret> secrets, HostId host) {
        note(settings, secrets);
        var targets = settings.containsKey("target") ? List.of(settings.get("target")) : logins;
        return targets.stream()
                .map(target -> new FoundLun(
                        "36001", "192.0.2.7:3260", target, 4, ByteSize.ofMiB(1), "V", "P", "S", true, domain))
                .toList();
    }
}
