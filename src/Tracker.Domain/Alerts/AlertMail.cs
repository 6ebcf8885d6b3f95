namespace Tracker.Domain.Alerts;

/// <summary>An e-mail address to which a code was sent.</summary>
/// <param name="Code">The SHA-256 of the code, in hexadecimal digits.</param>
public sealed record ProposedAddress(string Address, string Code, DateTimeOffset At);

/// <summary>An address whose owner has shown that they read it.</summary>
public sealed record ConfirmedAddress(string Address, DateTimeOffset At);

/// <summary>The mail server does not take mail for the address: none is sent there any more.</summary>
/// <param name="Sentence">What it said, cut.</param>
public sealed record RefusedAddress(DateTimeOffset At, string Sentence);

/// <summary>Mail that could not be delivered and is tried again.</summary>
/// <param name="Tries">How often it was tried since.</param>
public sealed record FailingMail(DateTimeOffset Since, int Tries, DateTimeOffset LastAt, string Sentence)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    /// <summary>When it is tried again: after one minute, then two, four … and each half hour.</summary>
    [JsonIgnore]
    public DateTimeOffset Next => LastAt + (Tries > 5 ? Longest : TimeSpan.FromMinutes(Math.Min(1 << Math.Max(0, Tries - 1), Longest.TotalMinutes)));

    /// <summary>A clock that was put back makes nobody wait.</summary>
    public bool IsDue(DateTimeOffset now) => now >= Next || now < LastAt - AlertMail.ClocksDiffer;
}

/// <summary>A mail that a server has begun to send. Until it is known what became of it, no other is begun.</summary>
/// <param name="Number">Counts the mails to this participant; names it also to those who receive it twice.</param>
/// <param name="Cover">How far it reaches, by record: what came later is for the next one.</param>
/// <param name="UpTo">The moment of a digest.</param>
public sealed record MailUnderWay(long Number, AlertWay Way, ImmutableArray<AlertsSeen> Cover, DateTimeOffset At, DateTimeOffset? UpTo = null)
{
    /// <summary>Longer than a server takes to send one. Then another may: this one has stopped.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    public bool IsBusy(DateTimeOffset now) => now < At + Longest && now > At - AlertMail.ClocksDiffer;
}

/// <summary>What of a record was mailed, by version: neither a clock nor another choice makes it come twice.</summary>
/// <param name="UpTo">By compartment, the version up to which nothing is left to mail.</param>
/// <param name="Above">By compartment, the later ones that were.</param>
/// <param name="Reminders">The keys of those that were.</param>
public sealed record AlertsMailed(
    ActorId Record, ImmutableSortedDictionary<CompartmentId, long> UpTo, ImmutableSortedDictionary<CompartmentId, ImmutableSortedSet<long>>? Above = null,
    ImmutableArray<string>? Reminders = null)
{
    public static AlertsMailed Nothing(ActorId record) => new(record, ImmutableSortedDictionary<CompartmentId, long>.Empty);

    public bool Has(CompartmentId at, long version) => version <= UpTo.GetValueOrDefault(at) || Above?.GetValueOrDefault(at)?.Contains(version) is true;

    public bool Has(string reminder) => Reminders?.Contains(reminder) is true;

    internal AlertsMailed And(AlertsMailed more)
    {
        var upTo = more.UpTo.Aggregate(UpTo, (all, v) => v.Value > all.GetValueOrDefault(v.Key) ? all.SetItem(v.Key, v.Value) : all);
        ImmutableSortedSet<long> Of(ImmutableSortedDictionary<CompartmentId, ImmutableSortedSet<long>>? some, CompartmentId at) =>
            some?.GetValueOrDefault(at) ?? [];
        var left =
            from at in (Above?.Keys ?? []).Union(more.Above?.Keys ?? [])
            let later = Of(Above, at).Union(Of(more.Above, at)).Where(v => v > upTo.GetValueOrDefault(at)).ToImmutableSortedSet()
            where !later.IsEmpty
            select KeyValuePair.Create(at, later);
        var above = left.ToImmutableSortedDictionary();
        return this with
        {
            UpTo = upTo,
            Above = above.IsEmpty ? null : above,
            Reminders = more.Reminders is { IsEmpty: false } keys
                ? [.. (Reminders ?? []).Except(keys).Concat(keys).TakeLast(AlertsSeen.MostReminders)] : Reminders,
        };
    }
}

/// <summary>From when on alerts of each sort are mailed; null for a sort that is not.</summary>
public sealed record MailSince(DateTimeOffset? Yours = null, DateTimeOffset? Important = null, DateTimeOffset? Other = null)
{
    public DateTimeOffset? Of(AlertSort sort) => sort switch
    {
        AlertSort.Yours => Yours,
        AlertSort.Important => Important,
        _ => Other,
    };
}

/// <summary>Mail of one participant: what they chose, where it goes, and what was sent.</summary>
/// <param name="Delivery">Null until they have chosen.</param>
/// <param name="IsOff">True if they turned it off; all else stays as it is.</param>
/// <param name="Asked">When codes were sent within the last hour.</param>
/// <param name="Begun">The number of the last mail.</param>
/// <param name="AtOnce">When the last mail was sent that was no digest.</param>
/// <param name="Daily">The moment of the last daily digest, also of one that had nothing to say.</param>
/// <param name="Weekly">The same of the weekly one.</param>
public sealed record AlertMail(
    Choice<Delivery?> Delivery, Choice<bool> IsOff, MailSince Since, ImmutableSortedDictionary<ActorId, AlertsMailed> Mailed, long Begun = 0,
    ConfirmedAddress? Address = null, ProposedAddress? Proposed = null, ImmutableArray<DateTimeOffset>? Asked = null, RefusedAddress? Refused = null,
    FailingMail? Failing = null, MailUnderWay? UnderWay = null, DateTimeOffset? AtOnce = null, DateTimeOffset? Daily = null, DateTimeOffset? Weekly = null)
{
    public static readonly AlertMail Empty = new(new(), new(), new(), ImmutableSortedDictionary<ActorId, AlertsMailed>.Empty);

    /// <summary>How much the clocks of servers may differ.</summary>
    internal static readonly TimeSpan ClocksDiffer = TimeSpan.FromSeconds(30);

    /// <summary>Whether any mail may go to the participant now.</summary>
    [JsonIgnore]
    public bool IsOpen => Address is not null && Refused is null && !IsOff.Value;

    /// <summary>How alerts of a sort are told now.</summary>
    public AlertWay WayOf(AlertSort sort) => IsOpen && Delivery.Value is { } chosen ? chosen.Of(sort) : AlertWay.AppOnly;

    public bool Uses(AlertWay way) => Sorts.Any(s => WayOf(s) == way);

    public bool HasMailed(ActorId record, CompartmentId at, long version) => Mailed.GetValueOrDefault(record)?.Has(at, version) is true;

    public bool HasMailed(ActorId record, string reminder) => Mailed.GetValueOrDefault(record)?.Has(reminder) is true;

    internal static readonly AlertSort[] Sorts = Enum.GetValues<AlertSort>();

    /// <summary>With the times from which on each sort is mailed, after a change.</summary>
    internal AlertMail After(AlertMail before, DateTimeOffset at)
    {
        DateTimeOffset? From(AlertSort sort) =>
            WayOf(sort) == AlertWay.AppOnly ? null : before.WayOf(sort) == AlertWay.AppOnly ? at : before.Since.Of(sort) ?? at;
        return this with { Since = new(From(AlertSort.Yours), From(AlertSort.Important), From(AlertSort.Other)) };
    }
}
