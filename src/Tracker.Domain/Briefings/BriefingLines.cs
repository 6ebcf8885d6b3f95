namespace Tracker.Domain.Briefings;

/// <summary>Changes of the lines of a briefing. A returned sentence that is replaced or taken out is settled.</summary>
internal static class BriefingLines
{
    public static Expected? Of(Briefing briefing, ActorId organization) => briefing.Expected?.Find(e => e.Organization == organization);

    /// <summary>True if collecting would change nothing: the same facts, whatever their ids.</summary>
    public static bool Same(IEnumerable<BriefLine> before, ImmutableArray<BriefLine> now)
    {
        var collected = before.Where(l => l.By is null).ToList();
        return collected.Count == now.Length && collected.Zip(now).All(p => p.First.Says(p.Second));
    }

    /// <summary>What was collected stays under its id if it says the same.</summary>
    public static Briefing With(Briefing briefing, OrganizationIncluded e)
    {
        var before = Of(briefing, e.Organization);
        var lines = e.Lines.Select(l => before?.Lines.FirstOrDefault(b => b.By is null && b.Says(l)) ?? l).ToList();
        Expected now = new(e.Organization, e.Name, [.. lines, .. (before?.Lines ?? []).Where(l => l.By is not null)]);
        var expected = briefing.Expected ?? [];
        var gone = (before?.Lines ?? []).Where(l => !now.Lines.Contains(l)).ToList();
        return Settled(briefing, gone.Select(l => l.Id)) with
        {
            Expected = before is null ? expected.Add(now) : expected.Replace(before, now), LeftOut = briefing.LeftOut?.Remove(e.Organization),
        };
    }

    public static Briefing Without(Briefing briefing, ActorId organization)
    {
        var gone = Of(briefing, organization)!;
        return Settled(briefing, gone.Lines.Select(l => l.Id)) with
        {
            Expected = briefing.Expected!.Remove(gone), LeftOut = (briefing.LeftOut ?? []).Add(organization),
        };
    }

    public static Briefing With(Briefing briefing, ActorId? about, BriefLine line) =>
        about is { } organization && Of(briefing, organization) is { } one
            ? briefing with { Expected = briefing.Expected!.Replace(one, one with { Lines = one.Lines.Add(line) }) }
            : briefing with { General = (briefing.General ?? []).Add(line) };

    /// <param name="change">Null takes the line out.</param>
    public static Briefing Changed(Briefing briefing, EntityId id, Func<BriefLine, BriefLine?> change)
    {
        IEnumerable<BriefLine> After(IEnumerable<BriefLine> lines) => lines.Select(l => l.Id == id ? change(l) : l).OfType<BriefLine>();
        return Settled(briefing, [id]) with
        {
            Expected = briefing.Expected?.ConvertAll(e => e.Lines.Any(l => l.Id == id) ? e with { Lines = [.. After(e.Lines)] } : e),
            General = briefing.General is { } general ? [.. After(general)] : null,
        };
    }

    private static Briefing Settled(Briefing briefing, IEnumerable<EntityId> gone)
    {
        if (briefing.Returned is not { } returned) return briefing;
        var settled = gone.Where(returned.ContainsKey).ToList();
        return settled.Count == 0 ? briefing : briefing with
        {
            Returned = returned.RemoveRange(settled), Settled = (briefing.Settled ?? []).AddRange(settled.Select(id => returned[id])),
        };
    }
}
