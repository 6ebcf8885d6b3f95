using Microsoft.Extensions.Logging;
using Tracker.Domain.Shared;
using Tracker.Storage;

namespace Tracker.Grains;

[GrainType("delegation")]
public sealed class DelegationGrain(IEventLog log, RecordKinds kinds, TimeProvider time, ILogger<RecordGrain> logger, IServiceProvider services)
    : RecordGrain(log, kinds, time, logger, services);

[GrainType("work-item")]
public sealed class WorkItemGrain(IEventLog log, RecordKinds kinds, TimeProvider time, ILogger<RecordGrain> logger, IServiceProvider services)
    : RecordGrain(log, kinds, time, logger, services);

[GrainType("standard")]
public sealed class StandardGrain(IEventLog log, RecordKinds kinds, TimeProvider time, ILogger<RecordGrain> logger, IServiceProvider services)
    : RecordGrain(log, kinds, time, logger, services);

[GrainType("committee")]
public sealed class CommitteeGrain(IEventLog log, RecordKinds kinds, TimeProvider time, ILogger<RecordGrain> logger, IServiceProvider services)
    : RecordGrain(log, kinds, time, logger, services);

[GrainType("organization")]
public sealed class OrganizationGrain(IEventLog log, RecordKinds kinds, TimeProvider time, ILogger<RecordGrain> logger, IServiceProvider services)
    : RecordGrain(log, kinds, time, logger, services);

[GrainType("person")]
public sealed class PersonGrain(IEventLog log, RecordKinds kinds, TimeProvider time, ILogger<RecordGrain> logger, IServiceProvider services)
    : RecordGrain(log, kinds, time, logger, services);

[GrainType("topic")]
public sealed class TopicGrain(IEventLog log, RecordKinds kinds, TimeProvider time, ILogger<RecordGrain> logger, IServiceProvider services)
    : RecordGrain(log, kinds, time, logger, services);

[GrainType("directory")]
public sealed class DirectoryGrain(IEventLog log, RecordKinds kinds, TimeProvider time, ILogger<RecordGrain> logger, IServiceProvider services)
    : RecordGrain(log, kinds, time, logger, services);
