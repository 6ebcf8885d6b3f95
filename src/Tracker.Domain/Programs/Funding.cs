namespace Tracker.Domain.Programs;

/// <summary>The months that streams pay for. A month counts as paid if one of them runs on any day of it.</summary>
public sealed class Funding
{
    private readonly List<(Month First, Month Last)> paid;

    public Funding(IEnumerable<PartialInterval> streams) => paid =
    [
        .. from runs in streams
           where runs is { From: not null, To: not null }
           select (Month.Of(runs.From!.Value.Earliest), Month.Of(runs.To!.Value.Latest)),
    ];

    public bool IsEmpty => paid.Count == 0;

    /// <summary>The first month that is paid; null without streams.</summary>
    public Month? Begins => IsEmpty ? null : paid.Min(p => p.First);

    /// <summary>The last month that is paid; null without streams.</summary>
    public Month? Ends => IsEmpty ? null : paid.Max(p => p.Last);

    public bool Covers(Month month) => paid.Exists(p => p.First <= month && month <= p.Last);

    /// <summary>The months from the first that is paid up to the one before an end in which nobody is paid.</summary>
    public int Uncovered(Month end) => Begins is { } begins ? Uncovered(begins, end) : 0;

    /// <summary>The same from another month on.</summary>
    public int Uncovered(Month from, Month end)
    {
        var months = 0;
        for (var month = from; month < end; month += 1)
            if (!Covers(month)) months++;
        return months;
    }

    /// <summary>The last month before the first, from this one on, that nobody is paid for.</summary>
    public Month? LastFrom(Month month)
    {
        if (IsEmpty) return null;
        if (!Covers(month)) return paid.Where(p => p.Last < month).Select(p => (Month?)p.Last).DefaultIfEmpty(null).Max();
        while (Covers(month + 1)) month += 1;
        return month;
    }
}
