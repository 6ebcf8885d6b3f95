namespace Tracker.Domain.Shared;

/// <summary>The key of one live record: kind and path, such as <c>work-item/itu-t/sg15/q11/g.8310</c>.</summary>
[JsonConverter(typeof(IdentifierConverter<ActorId>))]
public readonly partial record struct ActorId : IName<ActorId>
{
    private ActorId(string value) => Value = value;
    public string Value { get; }
    public string Kind => Value[..Value.IndexOf('/', StringComparison.Ordinal)];
    public string Key => Value[(Value.IndexOf('/', StringComparison.Ordinal) + 1)..];
    public static string Rule => "kind/key in lower-case letters, digits, '.', '-' and '_', at most 200 characters";
    public static bool IsWellFormed(string text) => text.Length <= 200 && Form().IsMatch(text);
    public static ActorId Trusted(string text) => new(text);
    public override string ToString() => Value;

    [GeneratedRegex(@"^[a-z][a-z-]*(/[a-z0-9][a-z0-9._-]*)+\z")]
    private static partial Regex Form();
}

/// <summary>Part of a record with one audience: <c>record</c>, <c>government</c>, <c>delegation</c>, <c>program</c>, <c>administration</c>,
/// <c>recipients</c> (those who are named in it), <c>org/&lt;id&gt;</c>, <c>office/&lt;id&gt;</c>, <c>partner/&lt;id&gt;</c>, or <c>own/&lt;id&gt;</c> of
/// one participant.</summary>
[JsonConverter(typeof(IdentifierConverter<CompartmentId>))]
public readonly partial record struct CompartmentId : IName<CompartmentId>
{
    private CompartmentId(string value) => Value = value;

    public static readonly CompartmentId Record = new("record");
    public static readonly CompartmentId Government = new("government");
    public static readonly CompartmentId Delegation = new("delegation");
    public static readonly CompartmentId Program = new("program");
    public static readonly CompartmentId Administration = new("administration");
    public static readonly CompartmentId Recipients = new("recipients");
    public string Value { get; }
    public static string Rule => "record, government, delegation, program, administration, recipients, org/<id>, office/<id>, partner/<id> or own/<id>";

    public static bool IsWellFormed(string text) =>
        text is "record" or "delegation" or "government" || text.Length <= (IsOwn(text) ? 180 : 80) && Form().IsMatch(text);

    public static CompartmentId Trusted(string text) => new(text);
    public static CompartmentId Organization(string id) => CompartmentId.Parse("org/" + id);
    public static CompartmentId Partner(string id) => CompartmentId.Parse("partner/" + id);
    public static CompartmentId Office(GroupId office) => CompartmentId.Parse(office.Value);

    /// <summary>What only this participant reads.</summary>
    public static CompartmentId Own(ParticipantId participant) => new("own/" + participant.AsKey);

    /// <summary>True for the compartment of one participant.</summary>
    public bool IsOwned => IsOwn(Value);

    /// <summary>The participant whose compartment it is, else null.</summary>
    public ParticipantId? Owner => IsOwned ? ParticipantId.OfKey(Value["own/".Length..]) : null;

    /// <summary>The organisation of an <c>org/</c> compartment as a group, else null.</summary>
    public GroupId? OwnerOrganization => Value.StartsWith("org/", StringComparison.Ordinal) ? GroupId.Parse(Value) : null;

    /// <summary>The government office of an <c>office/</c> compartment as a group, else null.</summary>
    public GroupId? OwnerOffice => Value.StartsWith("office/", StringComparison.Ordinal) ? GroupId.Parse(Value) : null;

    /// <summary>The partner delegation of a <c>partner/</c> compartment as a group, else null.</summary>
    public GroupId? OwnerPartner => Value.StartsWith("partner/", StringComparison.Ordinal) ? GroupId.Parse(Value) : null;

    public override string ToString() => Value;

    private static bool IsOwn(string text) => text.StartsWith("own/", StringComparison.Ordinal);

    [GeneratedRegex(@"^(record|government|delegation|program|administration|recipients|(org|office|partner|own)/[a-z0-9][a-z0-9._-]*)\z")]
    private static partial Regex Form();
}

/// <summary>A group that a participant belongs to: <c>org/&lt;id&gt;</c> (employer), <c>office/&lt;id&gt;</c> (government office),
/// <c>partner/&lt;id&gt;</c> (partner delegation), <c>program</c> (program managers) or <c>administration</c>.</summary>
[JsonConverter(typeof(IdentifierConverter<GroupId>))]
public readonly partial record struct GroupId : IName<GroupId>
{
    private GroupId(string value) => Value = value;
    public static readonly GroupId Program = new("program");
    public static readonly GroupId Administration = new("administration");
    public string Value { get; }
    public bool IsOffice => Value.StartsWith("office/", StringComparison.Ordinal);
    public bool IsOrganization => Value.StartsWith("org/", StringComparison.Ordinal);
    public bool IsPartner => Value.StartsWith("partner/", StringComparison.Ordinal);
    public static string Rule => "program, administration, org/<id>, office/<id> or partner/<id>";
    public static bool IsWellFormed(string text) => text.Length <= 80 && Form().IsMatch(text);
    public static GroupId Trusted(string text) => new(text);
    public override string ToString() => Value;

    [GeneratedRegex(@"^(program|administration|(org|office|partner)/[a-z0-9][a-z0-9._-]*)\z")]
    private static partial Regex Form();
}

/// <summary>A person who takes part, by the key of the directory or the subject of the sign-in provider.</summary>
[JsonConverter(typeof(IdentifierConverter<ParticipantId>))]
public readonly partial record struct ParticipantId : IName<ParticipantId>
{
    private ParticipantId(string value) => Value = value;

    /// <summary>The program itself: loading the sample, first start.</summary>
    public static readonly ParticipantId System = new("system");

    /// <summary>Several participants who typed at the same time into one event, which names each of them.</summary>
    public static readonly ParticipantId Several = new("several");

    public string Value { get; }

    /// <summary>The identifier as a part of a record's name, which has no '@'; of no other participant.</summary>
    public string AsKey => Value.Replace("_", "__", StringComparison.Ordinal).Replace("@", "_a", StringComparison.Ordinal);

    /// <summary>The participant of such a part; null if there is none.</summary>
    public static ParticipantId? OfKey(string key)
    {
        var id = ParticipantId.TryParse(string.Join('_', key.Split("__").Select(p => p.Replace("_a", "@", StringComparison.Ordinal))));
        return id?.AsKey == key ? id : null;
    }

    public static string Rule => "lower-case letters, digits, '.', '-', '_' and '@', at most 80 characters";
    public static bool IsWellFormed(string text) => text.Length <= 80 && Form().IsMatch(text);
    public static ParticipantId Trusted(string text) => new(text);
    public override string ToString() => Value;

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._@-]*\z")]
    private static partial Regex Form();
}

/// <summary>An entity inside a compartment (a note, an agenda point, a claim). The participant who adds it chooses the id.</summary>
[JsonConverter(typeof(IdentifierConverter<EntityId>))]
public readonly partial record struct EntityId : IName<EntityId>
{
    private EntityId(string value) => Value = value;
    public string Value { get; }
    public static string Rule => "letters, digits, '.', '-' and '_', at most 80 characters";
    public static bool IsWellFormed(string text) => text.Length <= 80 && Form().IsMatch(text);
    public static EntityId Trusted(string text) => new(text);
    public static EntityId New() => new(Guid.CreateVersion7().ToString("N"));
    public override string ToString() => Value;

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]*\z")]
    private static partial Regex Form();
}

/// <summary>One command of one client. Sending it again with the same id has no effect.</summary>
[JsonConverter(typeof(IdentifierConverter<OperationId>))]
public readonly record struct OperationId : IIdentifier<OperationId>
{
    public OperationId(Guid id) => Id = id;
    public Guid Id { get; }
    public string Value => Id.ToString("N");
    public static string Rule => "a UUID that is not zero";
    public static OperationId? Read(string? text) => Guid.TryParse(text, out var id) && id != Guid.Empty ? new OperationId(id) : null;
    public static OperationId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value;
}
