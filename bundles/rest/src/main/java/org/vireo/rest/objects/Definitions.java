package org.vireo.rest.objects;

import java.util.List;
import java.util.stream.Stream;
import org.vireo.rest.define.Beans;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Extras;
import org.vireo.rest.define.Vacant;
import org.vireo.rest.types.ExternalHostProvider;
import org.vireo.rest.types.OpenStackImageProvider;
import org.vireo.rest.types.OpenStackNetworkProvider;
import org.vireo.rest.types.OpenStackVolumeProvider;

/** All root collections that are served. What is not here is neither linked nor answered. */
public final class Definitions {
    private Definitions() {}

    public static List<Collection<?, ?>> roots(Beans beans) {
        var extras = new Extras(beans);
        var shape = new VmShape();
        var nics = new NicsCollection(extras);
        var attachments = new DiskAttachmentsCollection(extras);
        var consoles = new GraphicsConsolesCollection();
        var disks = new DisksCollection(extras);
        var networks = new NetworksCollection(extras);
        var clusters = new ClustersCollection(extras);
        var domains = new StorageDomainsCollection(extras);
        var templates = new TemplatesCollection(extras, shape, nics, attachments, consoles).root();
        var vms = new VmsCollection(extras, shape, nics, attachments, consoles).root();
        var objects = List.<Collection<?, ?>>of(
                new DataCentersCollection(extras, domains, disks, clusters, networks).root(),
                clusters.root(),
                new HostsCollection(extras, beans).root(),
                domains.root(disks),
                networks.root(),
                new VnicProfilesCollection(extras).root(),
                templates,
                OvaActions.templateImports(templates),
                new InstanceTypesCollection(beans).root(),
                disks.root(),
                vms,
                OvaActions.vmImports(vms));
        return Stream.of(objects, around(extras, beans)).flatMap(List::stream).toList();
    }

    /** What stands around the objects: who may use them, and what they refer to. */
    private static List<Collection<?, ?>> around(Extras extras, Beans beans) {
        var profiles = new ProfilesCollections(beans);
        var policies = new PoliciesCollections(beans);
        return List.of(
                EventsCollection.root(),
                JobsCollection.root(),
                new VmPoolsCollection(extras).root(),
                StorageConnectionsCollection.root(),
                ImageTransfersCollection.root(),
                UsersCollection.root(),
                GroupsCollection.root(),
                DomainsCollection.root(),
                new RolesCollection(extras).root(),
                PermissionsCollection.root(),
                BookmarksCollection.root(beans),
                new MacPoolsCollection(extras).root(),
                new IconsCollection(beans).root(),
                PlainCollections.operatingSystems(),
                PlainCollections.clusterLevels(),
                PlainCollections.networkFilters(),
                OptionsCollection.root(),
                Vacant.collection("externalhostproviders", ExternalHostProvider.class),
                Vacant.collection("openstackimageproviders", OpenStackImageProvider.class),
                Vacant.collection("openstackvolumeproviders", OpenStackVolumeProvider.class),
                Vacant.collection("openstacknetworkproviders", OpenStackNetworkProvider.class),
                AffinityLabelsCollection.root(beans),
                profiles.cpu(),
                profiles.disk(),
                policies.policies(),
                PoliciesCollections.units(),
                TagsCollection.root(beans));
    }
}
