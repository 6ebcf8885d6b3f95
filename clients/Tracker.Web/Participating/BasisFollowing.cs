using Tracker.Domain.Participating;
using Tracker.Web.Live;
using Tracker.Web.Pages;
using Tracker.Web.Records;

namespace Tracker.Web.Participating;

/// <summary>A part of a page that lists logs and follows some of them live: by them it knows what the companies are called.</summary>
public abstract class BasisFollowing() : FollowedKind(BasisKind.Word)
{
    /// <summary>The company of a log as it is called, as far as the viewer may know it.</summary>
    protected string CompanyOf(ListedRecord line) => BasisKind.CompanyOf(line.Actor) is var company && Live(line) is { } desk
        ? desk.NameOf(company) : Workplace.NameOf(company);

    /// <summary>The questions of a log that wait for an answer.</summary>
    protected int OpenIn(ListedRecord line) => Live(line)?.Record.View.Compartments.Values.Select(c => c.State).OfType<BasisLog>().FirstOrDefault() is { } log
        ? log.Open.Count()
        : int.Parse(line.Detail.GetValueOrDefault("open", "0"), System.Globalization.CultureInfo.InvariantCulture);

    private Desk? Live(ListedRecord line) => Desks.Find(d => d.Record.Actor == line.Actor && d.Record is { Opened.IsCompleted: true, Rejection: null });
}
