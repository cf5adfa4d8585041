package org.vireo.rest.objects;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vireo.engine.api.storage.AttachDisk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.Template;
import org.vireo.inventory.Where;
import org.vireo.model.ClusterId;
import org.vireo.model.DiskId;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VmId;
import org.vireo.rest.define.Context;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.Vm;

/**
 * The disk attachments in the body of a new virtual machine. Those that name a disk of its template say where the copy of that goes; the
 * others are disks to attach, or to make and attach.
 *
 * @param placement storage domain per disk of the template
 * @param disks further ones, in the order of the body
 */
record FirstDiskWishes(Map<DiskId, StorageDomainId> placement, List<AttachDisk> disks) {
    static FirstDiskWishes of(
            Vm sent, VmId id, ClusterId cluster, Template template, DiskAttachmentsCollection known, Context context) {
        var placement = new HashMap<DiskId, StorageDomainId>();
        var disks = new ArrayList<AttachDisk>();
        if (sent.getDiskAttachments() == null) {
            return new FirstDiskWishes(placement, disks);
        }
        var ofTemplate = ofTemplate(template, context);
        for (var attachment : sent.getDiskAttachments().getDiskAttachments()) {
            if (attachment.getDisk() == null) {
                throw RequestFault.incomplete("DiskAttachment", "disk", "add");
            }
            var named = attachment.getDisk().getId();
            if (named != null && ofTemplate.contains(new DiskId(Context.uuid(named)))) {
                StorageDomainsCollection.wanted(attachment.getDisk(), context)
                        .ifPresent(domain -> placement.put(DiskId.of(named), domain.id()));
                continue;
            }
            demand(attachment);
            var present = ofTemplate.size() + disks.size();
            disks.add(known.wish(
                    attachment,
                    new DiskAttachmentsCollection.Machine(id, String.valueOf(sent.getName()), cluster, present),
                    context));
        }
        return new FirstDiskWishes(placement, disks);
    }

    private static void demand(org.vireo.rest.types.DiskAttachment sent) {
        if (sent.getInterface() == null) {
            throw RequestFault.incomplete("DiskAttachment", "interface", "add");
        }
        if (sent.isBootable() == null) {
            throw RequestFault.incomplete("DiskAttachment", "bootable", "add");
        }
    }

    private static Set<DiskId> ofTemplate(Template template, Context context) {
        var disks = new HashSet<DiskId>();
        context.inventory()
                .list(DiskAttachment.class, Where.equal("templateId", template.id()))
                .forEach(attachment -> disks.add(attachment.diskId()));
        return disks;
    }
}
