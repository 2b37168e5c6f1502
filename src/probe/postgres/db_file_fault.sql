select /* plimsoll */ f.place, f.fault from ({file_faults}) f order by f.place, f.fault
