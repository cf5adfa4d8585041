package org.vireo.ctl.print;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vireo.ctl.model.ApiModel;

/** Which members of objects are shown side by side. Immutable. */
public record Columns(String type, List<String> paths) {
    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("Vm", "name,status,memory,id"),
            Map.entry("Host", "name,status,address,id"),
            Map.entry("Disk", "alias,status,provisioned_size,format,id"),
            Map.entry("Template", "name,status,memory,id"),
            Map.entry("StorageDomain", "name,type,storage.type,status,available,used,id"),
            Map.entry("Network", "name,vlan.id,mtu,description,id"),
            Map.entry("Event", "id,time,severity,description"),
            Map.entry("Job", "id,status,start_time,description"),
            Map.entry("Step", "number,status,progress,description"),
            Map.entry("Nic", "name,interface,mac.address,plugged,linked,id"),
            Map.entry("DiskAttachment", "disk.alias,disk.provisioned_size,disk.status,interface,active,bootable,id"),
            Map.entry("Snapshot", "description,snapshot_status,date,id"),
            Map.entry("User", "user_name,name,last_name,id"),
            Map.entry("Permission", "role.name,user.user_name,group.name,id"),
            Map.entry("Statistic", "name,values.value.datum,unit"),
            Map.entry("Action", "status,id"));
    private static final List<String> ELSEWHERE = List.of("name", "status", "type", "description", "id");

    /** Copies the list. */
    public Columns {
        paths = List.copyOf(paths);
    }

    /** Those that somebody asked for, with commas between, or else the usual ones. */
    public static Columns of(ApiModel model, String type, String wanted) {
        if (!wanted.isBlank()) {
            return new Columns(type, split(wanted));
        }
        var known = USUAL.get(type);
        if (known != null) {
            return new Columns(type, split(known));
        }
        var shape = model.type(type);
        return new Columns(
                type,
                ELSEWHERE.stream()
                        .filter(name -> shape.member(name).isPresent())
                        .toList());
    }

    private static List<String> split(String text) {
        return List.of(text.strip().split("\\s*,\\s*"));
    }

    /** What the engine must put in place of references, so that the columns are filled: a value for the parameter {@code follow}. */
    public String follow(ApiModel model) {
        var wanted = new LinkedHashSet<String>();
        for (var path : paths) {
            var steps = List.of(path.split("\\."));
            followed(model, steps).forEach(wanted::add);
        }
        return String.join(",", wanted);
    }

    private List<String> followed(ApiModel model, List<String> steps) {
        var found = new ArrayList<String>();
        var way = new ArrayList<String>();
        var at = model.type(type);
        for (int i = 0; i < steps.size() - 1; i++) {
            var member = at.member(steps.get(i));
            if (member.isEmpty() || !member.get().isStructure()) {
                break;
            }
            way.add(steps.get(i));
            at = model.type(member.get().type());
            var items = at.items();
            if (items.isPresent()
                    && items.get().isStructure()
                    && items.get().name().equals(steps.get(i + 1))) {
                at = model.type(items.get().type());
                i++;
            }
            if (at.isReferable()) {
                found.add(String.join(".", way));
            }
        }
        return found;
    }

    /** As headings for people. */
    List<String> headings() {
        return paths.stream()
                .map(path -> path.replace('.', ' ').replace('_', ' ').toUpperCase(java.util.Locale.ROOT))
                .collect(Collectors.toList());
    }
}
