using Tracker.Web.Delegations;
using Tracker.Web.Records;

namespace Tracker.Web.Alerts;

/// <summary>Where what an alert tells of is shown.</summary>
public static class AlertAddress
{
    public static string Of(ActorId record, AlertChange change) =>
        record.Kind != "delegation" ? RecordAddress.Of(record)
        : change.Meeting is { } meeting ? PreparationList.AddressOf(record, meeting)
        : change.Tab == "floor" ? FloorView.AddressOf(record, change.Point)
        : change.Tab == "report" ? ReportView.AddressOf(record, change.Point)
        : change.Point is { } point ? RecordAddress.Of(record, point) + (change.Tab == "notes" ? "?side=notes" : "")
        : RecordAddress.Of(record) + (change.Tab is { } tab ? "?tab=" + tab : "");
}
