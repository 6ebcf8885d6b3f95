using System.Collections.Immutable;
using Tracker.Domain.Programs;
using Tracker.Web.Live;
using Tracker.Web.Pages;

namespace Tracker.Web.Programs;

/// <summary>A part of a page that follows programs live: the risks of their items, and what was decided.</summary>
public abstract class ProgramFollowing() : FollowedKind(ProgramKind.Word)
{
    private readonly Dictionary<ActorId, (int Items, CoverageView? View)> views = [];

    /// <summary>Each program that can be read now; the ledger is null for those who may not read amounts.</summary>
    protected IEnumerable<FollowedProgram> Programs =>
        from desk in Desks where desk.Record is { Opened.IsCompleted: true, Rejection: null }
        let program = desk.Of<ProgramRecord>(CompartmentId.Delegation) where program is not null
        let ledger = desk.Record.RightIn(CompartmentId.Program) == Right.None ? null : desk.Of<ProgramRecord>(CompartmentId.Program) ?? ProgramRecord.Empty
        select new FollowedProgram(desk, program, ledger, ItemRisk.Of(program, item => EndOf(desk.Record.Actor, item), desk.Today));

    /// <summary>What the record says of technologies, of the first program that has a country.</summary>
    protected (ProgramRecord Program, IReadOnlyList<TechnologyGap> Gaps, ImmutableArray<ItemRisk> Risks)? Gaps =>
        Programs.Where(p => views.GetValueOrDefault(p.Desk.Record.Actor).View is { Gaps.Count: > 0 })
            .Select(p => ((ProgramRecord, IReadOnlyList<TechnologyGap>, ImmutableArray<ItemRisk>)?)(
                p.Program, views[p.Desk.Record.Actor].View!.Gaps, p.Risks)).FirstOrDefault();

    /// <summary>True once it was read what the record says, for every program.</summary>
    protected bool IsCounted => Programs.All(p => views.GetValueOrDefault(p.Actor).View is not null);

    /// <summary>Reads what the record says of the ends of the items, again when another one is followed.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        foreach (var (desk, program, _, _) in Programs.ToList())
        {
            var actor = desk.Record.Actor;
            if (views.TryGetValue(actor, out var had) && had.Items == program.Items.Count) continue;
            views[actor] = (program.Items.Count, had.View);
            var read = await Reads.Coverage(actor);
            if (IsGone) return;
            views[actor] = (program.Items.Count, read ?? had.View);
            StateHasChanged();
        }
    }

    private ItemEnd? EndOf(ActorId program, ActorId item) => views.GetValueOrDefault(program).View?.Ends.FirstOrDefault(e => e.Item == item);
}

/// <summary>A program as its viewer reads it now.</summary>
/// <param name="Ledger">Null for those who may not read amounts.</param>
public sealed record FollowedProgram(Desk Desk, ProgramRecord Program, ProgramRecord? Ledger, ImmutableArray<ItemRisk> Risks)
{
    public ActorId Actor => Desk.Record.Actor;
}
